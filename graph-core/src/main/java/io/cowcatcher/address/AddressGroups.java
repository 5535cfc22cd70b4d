package io.cowcatcher.address;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * 1. Addresses are cut into blocks of equal numbers: 12 and 14 Main Street are no near-duplicates, however alike their words.
 * 2. Within a block, near-duplicates by their words make a building.
 * 3. Within a building, equal names of the flat make a unit; an address without one is a unit of its own kind.
 *
 * Words count by how rare they are among the buildings: 12 Main Street, Springfield, Illinois, USA and 12 Oak Street there share five
 * words of seven, and not what matters. Tokens are numbered as they are met, and only these numbers are hashed, so keyed tokens are
 * grouped exactly as plain ones are.
 */
/**
 * Which addresses of a list are one building, and which are one unit of it.
 *
 * <p>A group is named after its canonical member, the first of the list that belongs to it; so the order of the list
 * matters where a group has no clear border. Addresses without any token are equal to themselves alone. Immutable,
 * share freely.
 */
public final class AddressGroups {
    private static final int PER_POLL = 4_096;

    private final int[] buildings;
    private final int[] units;
    private final Counts counts;

    /**
     * What was found.
     *
     * @param addresses the number of addresses
     * @param buildings the number of buildings
     * @param units the number of units
     * @param withoutToken the addresses without a letter or digit
     * @param crowded the buildings that share so many words with so many others of the same number that some
     *     near-duplicates of them may have been missed; 0 in ordinary logs
     */
    public record Counts(int addresses, int buildings, int units, int withoutToken, int crowded) {}

    private AddressGroups(int[] buildings, int[] units, Counts counts) {
        this.buildings = buildings;
        this.units = units;
        this.counts = counts;
    }

    /**
     * Groups addresses.
     *
     * <p>O(characters) time, whatever the addresses are, with a factor of about 50 where a number is shared by many;
     * memory: see {@link #estimate}.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static AddressGroups of(List<String> addresses, AddressOptions options, RunControl control) {
        control.admit(estimate(addresses, control));
        return new Build(options).group(addresses, control);
    }

    /**
     * What grouping takes: about 450 bytes an address and 8 a token, 130 bytes and its characters a distinct token, and
     * 1,500 bytes for an address whose number more than 16 others have. An upper bound but for the distinct tokens,
     * which are counted to a few parts in a hundred; O(characters), nothing is kept.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static MemoryEstimate estimate(List<String> addresses, RunControl control) {
        return AddressMemory.of(addresses, control);
    }

    /** The number of addresses. */
    public int size() {
        return buildings.length;
    }

    /** The position of the canonical address of the building of the address at {@code position}. */
    public int building(int position) {
        return buildings[position];
    }

    /** The position of the canonical address of the unit of the address at {@code position}. */
    public int unit(int position) {
        return units[position];
    }

    /** What was found. */
    public Counts counts() {
        return counts;
    }

    /** The state of one grouping. */
    private static final class Build {
        private static final int NO_TOKEN = -1;

        private final AddressOptions options;
        private final MinHash minHash;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<TokenSet, Integer> textNumbers = new HashMap<>();
        private final List<BuildingText> texts = new ArrayList<>();
        private final Map<TokenSet, Integer> flatNumbers = new HashMap<>();

        Build(AddressOptions options) {
            this.options = options;
            this.minHash = new MinHash(options.randomSeed());
        }

        AddressGroups group(List<String> addresses, RunControl control) {
            int[] textOf = new int[addresses.size()];
            int[] flatOf = new int[textOf.length];
            for (int i = 0; i < textOf.length; i++) {
                poll(i, control);
                AddressTokens tokens = AddressTokens.of(addresses.get(i));
                textOf[i] = tokens.tokens().isEmpty() ? NO_TOKEN : textNumber(tokens, i);
                flatOf[i] = number(BuildingText.set(tokens, AddressToken.Kind.UNIT, numbers), flatNumbers);
            }
            WordWeights weights = WordWeights.of(texts, numbers.size());
            Map<TokenSet, AddressBlock> blocks = new HashMap<>();
            int[] canonical = new int[texts.size()];
            for (int text = 0; text < canonical.length; text++) {
                poll(text, control);
                AddressBlock block = blocks.computeIfAbsent(
                        texts.get(text).block(), key -> new AddressBlock(options.leastSimilarity(), minHash, weights));
                canonical[text] = block.canonicalOf(texts.get(text)).position();
            }
            int crowded =
                    blocks.values().stream().mapToInt(AddressBlock::crowded).sum();
            return groups(textOf, flatOf, canonical, crowded);
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

        private static AddressGroups groups(int[] textOf, int[] flatOf, int[] canonical, int crowded) {
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
            Counts counts = new Counts(textOf.length, buildingCount, unitCount, withoutToken, crowded);
            return new AddressGroups(buildings, units, counts);
        }
    }
}
