package io.cowcatcher.address;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of a list, each read once into numbered tokens: it is known then what grouping them takes, and they can
 * be grouped. Not safe for use by several threads.
 */
final class AddressReading {
    private static final int PER_POLL = 4_096;
    /** Memory is asked for so many times while addresses are read. */
    private static final int ADMISSIONS = 16;

    private static final int NO_TOKEN = -1;
    /** A text, its sets and its number; and a token with its number, without its characters: what is kept at least. */
    private static final long BYTES_OF_TEXT = 32 + 4 * 40 + 64;

    private static final long BYTES_OF_TOKEN = 112;

    private final AddressOptions options;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<TokenSet, Integer> textNumbers = new HashMap<>();
    private final List<BuildingText> texts = new ArrayList<>();
    private final Map<TokenSet, Integer> flatNumbers = new HashMap<>();
    private final int[] textOf;
    private final int[] flatOf;
    private final MemoryEstimate estimate;

    private AddressReading(List<String> addresses, AddressOptions options, RunControl control) {
        this.options = options;
        this.textOf = new int[addresses.size()];
        this.flatOf = new int[textOf.length];
        int perAdmission = Math.max(PER_POLL, textOf.length / ADMISSIONS);
        AddressMemory memory = new AddressMemory(textOf.length);
        for (int i = 0; i < textOf.length; i++) {
            poll(i, control);
            if (i > 0 && i % perAdmission == 0) {
                control.admit(memory.estimate(), keptBytes());
            }
            AddressTokens tokens = AddressTokens.of(addresses.get(i));
            memory.add(tokens);
            textOf[i] = tokens.tokens().isEmpty() ? NO_TOKEN : textNumber(tokens, i);
            flatOf[i] = number(BuildingText.set(tokens, AddressToken.Kind.UNIT, numbers), flatNumbers);
        }
        this.estimate = memory.estimate();
    }

    /**
     * Reads addresses; O(characters).
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if what was read so far shows that grouping takes more than the
     *     budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    static AddressReading of(List<String> addresses, AddressOptions options, RunControl control) {
        return new AddressReading(addresses, options, control);
    }

    /** What grouping takes, with what reading took. */
    MemoryEstimate estimate() {
        return estimate;
    }

    /** No more than what the texts and tokens take that were read. */
    long keptBytes() {
        return BYTES_OF_TEXT * texts.size() + BYTES_OF_TOKEN * numbers.size();
    }

    /**
     * Groups what was read.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    AddressGroups group(RunControl control) {
        control.admit(estimate, keptBytes());
        MinHash minHash = new MinHash(options.randomSeed());
        WordWeights weights = WordWeights.of(texts, numbers.size());
        Map<TokenSet, AddressBlock> blocks = new HashMap<>();
        int[] canonical = new int[texts.size()];
        for (int text = 0; text < canonical.length; text++) {
            poll(text, control);
            AddressBlock block = blocks.computeIfAbsent(
                    texts.get(text).block(), key -> new AddressBlock(options.leastSimilarity(), minHash, weights));
            canonical[text] = block.canonicalOf(texts.get(text)).position();
        }
        int crowded = blocks.values().stream().mapToInt(AddressBlock::crowded).sum();
        return groups(canonical, crowded);
    }

    private static void poll(int i, RunControl control) {
        if (i % PER_POLL == 0) {
            control.checkCancelled();
        }
    }

    private int textNumber(AddressTokens tokens, int position) {
        BuildingText text = BuildingText.of(tokens, numbers, position);
        int number = number(text.all(), textNumbers);
        if (number == texts.size()) {
            texts.add(text);
        }
        return number;
    }

    private static int number(TokenSet set, Map<TokenSet, Integer> known) {
        Integer next = known.size();
        Integer number = known.putIfAbsent(set, next);
        return number == null ? next : number;
    }

    private AddressGroups groups(int[] canonical, int crowded) {
        int[] buildings = new int[textOf.length];
        int[] units = new int[textOf.length];
        int buildingCount = 0;
        int unitCount = 0;
        int withoutToken = 0;
        Map<Long, Integer> firstOfUnit = new HashMap<>();
        for (int i = 0; i < textOf.length; i++) {
            boolean alone = textOf[i] == NO_TOKEN;
            buildings[i] = alone ? i : canonical[textOf[i]];
            Integer first = alone ? null : firstOfUnit.putIfAbsent((long) buildings[i] << 32 | flatOf[i], i);
            units[i] = first == null ? i : first;
            buildingCount += buildings[i] == i ? 1 : 0;
            unitCount += units[i] == i ? 1 : 0;
            withoutToken += alone ? 1 : 0;
        }
        AddressGroups.Counts counts =
                new AddressGroups.Counts(textOf.length, buildingCount, unitCount, withoutToken, crowded);
        return new AddressGroups(buildings, units, counts);
    }
}
