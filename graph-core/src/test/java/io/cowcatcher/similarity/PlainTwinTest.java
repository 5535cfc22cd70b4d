package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The join against a direct transcription of the definitions. */
class PlainTwinTest {
    private static final double TOLERANCE = 1e-9;
    private static final Mixtures.Mixture MIXTURE = Mixtures.defaults().ordinary();
    private static final long[] SCALES = {15 * 60_000L, 120 * 60_000L, 1_440 * 60_000L};
    private static final Path ONLINE_RETAIL = Path.of("../../shared/data/online-retail.csv.gz");
    private static final Pattern LINE = Pattern.compile(
            "[^,]+,([^,]+),.*,(-?\\d+),(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d),[^,]+,([^,]+),[^,]+");

    private record Found(int sharedItems, double weight) {}

    /** Skewed by random: some items and users are much more frequent than others. */
    private static PurchaseIndex randomIndex(long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int users = 3 + random.nextInt(25);
        int items = 2 + random.nextInt(12);
        int minutes = 60 << random.nextInt(8);
        List<TinyLog.Line> lines = new ArrayList<>();
        for (int i = 20 + random.nextInt(100); i > 0; i--) {
            int user = (int) (users * random.nextDouble() * random.nextDouble());
            int item = (int) (items * random.nextDouble() * random.nextDouble());
            lines.add(new TinyLog.Line("u" + user, "i" + item, random.nextInt(minutes)));
        }
        Duration gap = random.nextBoolean() ? Duration.ZERO : Duration.ofHours(3);
        return PurchaseIndex.of(
                new TinyLog(lines).toLog(), IndexOptions.defaults().withRepeatGap(gap));
    }

    @Property(tries = 1_000)
    void forEachPair_randomLogs_agreesWithTheDefinitions(
            @ForAll long randomSeed, @ForAll @IntRange(min = 1, max = 4) int least) {
        agrees(randomIndex(randomSeed), least);
    }

    @Example
    void forEachPair_twentyThousandRowsOfARealShop_agreesWithTheDefinitions() throws IOException {
        assumeThat(ONLINE_RETAIL).exists();
        PurchaseIndex index = PurchaseIndex.of(slice(20_000), IndexOptions.defaults());

        int pairs = agrees(index, 2);

        assertThat(pairs).as("pairs").isGreaterThan(1_000);
    }

    private static PurchaseLog slice(int rows) throws IOException {
        PurchaseLogBuilder log = PurchaseLog.builder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ONLINE_RETAIL)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (int row = 0; row < rows; row++) {
                Matcher line = LINE.matcher(reader.readLine());
                if (line.matches() && Integer.parseInt(line.group(2)) > 0) {
                    log.add(Purchase.by(line.group(5))
                            .of(line.group(1))
                            .at(Instant.parse(line.group(3) + "T" + line.group(4) + "Z"))
                            .build());
                }
            }
        }
        return log.build();
    }

    private static int agrees(PurchaseIndex index, int least) {
        PurchaseSimilarity similarity =
                PurchaseSimilarity.defaults().withMinimumShared(least).withExpansionLimit(PurchaseSimilarity.NO_LIMIT);
        PlainJoin plain = new PlainJoin(index, SCALES);
        Map<List<Integer>, Found> counts = found(index, similarity.weightedBy(Resemblance.count()));
        Map<List<Integer>, Found> surprises = found(index, similarity.weightedBy(new Surprise(1e15)));
        Map<List<Integer>, Found> resemblances = found(
                index,
                similarity.weightedBy(Resemblance.defaults()
                        .withMixtures(Mixtures.always(MIXTURE))
                        .withMinimum(Double.MIN_NORMAL)));
        List<List<Integer>> pairs = plain.pairs(least);
        assertThat(counts.keySet()).isEqualTo(Set.copyOf(pairs));
        for (List<Integer> pair : pairs) {
            assertThat(counts.get(pair).sharedItems()).isEqualTo(plain.shared(pair));
            assertSame(plain.surprise(pair), surprises.get(pair), pair);
            assertSame(plain.resemblance(pair, MIXTURE, 8), resemblances.get(pair), pair);
        }
        return pairs.size();
    }

    /** A pair without weight is no edge; both ends of the rounding of 0 are allowed. */
    private static void assertSame(
            double expected, @org.jspecify.annotations.Nullable Found actual, List<Integer> pair) {
        double weight = actual == null ? 0 : actual.weight();
        if (!(Math.abs(weight - expected) <= TOLERANCE * Math.max(1, expected))) {
            throw new AssertionError("weight of " + pair + " must be " + expected + " (got: " + weight + ")");
        }
    }

    private static Map<List<Integer>, Found> found(PurchaseIndex index, PurchaseSimilarity similarity) {
        Map<List<Integer>, Found> found = new HashMap<>();
        similarity.forEachPair(
                index,
                RunControl.inline(),
                (first, second, shared, weight) -> found.put(List.of(first, second), new Found(shared, weight)));
        return found;
    }
}
