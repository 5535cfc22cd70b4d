package io.cowcatcher.benchmarks;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SimilarityGraph;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What logs of strange shapes cost beside an ordinary one of the same number of purchases: the log in memory, its
 * index, and its graph with the defaults, on one thread.
 *
 * <pre>{@code
 * java -Xmx6g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.HostileLogs 1000000
 * }</pre>
 */
public final class HostileLogs {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final long HORIZON = 60 * 86_400L;
    private static final long HOUR = 3_600;
    private static final double SKEW = 3;
    private static final int BUSY = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int purchases;
    private double ordinarySeconds;

    private HostileLogs(int purchases) {
        this.purchases = purchases;
    }

    /** Takes the number of purchases of each log. */
    public static void main(String[] arguments) {
        new HostileLogs(Integer.parseInt(arguments[0])).run();
    }

    /** One purchase: its user, item and second after the start. */
    @FunctionalInterface
    private interface Shape {
        Row row(int i, SplittableRandom random);
    }

    private record Row(String user, String item, long second) {}

    private void run() {
        int users = purchases / BUSY;
        int items = users / BUSY;
        Shape ordinary =
                (i, random) -> new Row(name("u", users, random), name("i", items, random), random.nextLong(HORIZON));
        measure("warm-up", ordinary);
        measure("ordinary", ordinary);
        ordinarySeconds = measure("ordinary", ordinary);
        measure(
                "one item bought by all within an hour",
                (i, random) -> i % 2 == 0 ? new Row("u" + i, "hub", random.nextLong(HOUR)) : ordinary.row(i, random));
        measure(
                "one user with half of all purchases",
                (i, random) -> i % 2 == 0
                        ? new Row("whale", "i" + random.nextInt(purchases), random.nextLong(HORIZON))
                        : ordinary.row(i, random));
        measure(
                "one user with all purchases of one item",
                (i, random) -> i % 2 == 0 ? new Row("whale", "i0", random.nextLong(HORIZON)) : ordinary.row(i, random));
        measure("all purchases at one instant", (i, random) -> {
            Row row = ordinary.row(i, random);
            return new Row(row.user(), row.item(), 0);
        });
        measure(
                "sorted by item",
                (i, random) ->
                        new Row(name("u", users, random), "i" + i / (purchases / items), random.nextLong(HORIZON)));
        measure(
                "sorted by user",
                (i, random) -> new Row("u" + i / BUSY, name("i", items, random), random.nextLong(HORIZON)));
        measure(
                "in reverse",
                (i, random) ->
                        new Row(name("u", users, random), name("i", items, random), HORIZON - i * HORIZON / purchases));
        measure("every line five times", (i, random) -> ordinary.row(i, new SplittableRandom(i / 5)));
        measure(
                "every item bought once",
                (i, random) -> new Row(name("u", users, random), "i" + i, random.nextLong(HORIZON)));
        measure(
                "every user buys once",
                (i, random) -> new Row("u" + i, name("i", items, random), random.nextLong(HORIZON)));
        measure("before 1970 and after 2200", (i, random) -> {
            Row row = ordinary.row(i, random);
            return new Row(row.user(), row.item(), row.second() + (i % 2 == 0 ? -2_000_000_000L : 6_000_000_000L));
        });
        measure("user ids with equal String hash codes", (i, random) -> {
            Row row = ordinary.row(i, random);
            return new Row(colliding(row.user().hashCode() & 0xFFFF), row.item(), row.second());
        });
    }

    /** Few names are much more frequent than others. */
    private static String name(String kind, int count, SplittableRandom random) {
        return kind + (int) (count * Math.pow(random.nextDouble(), SKEW));
    }

    /** 65,536 texts of equal hash code. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < Short.SIZE; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private double measure(String what, Shape shape) {
        SplittableRandom random = new SplittableRandom(7);
        long start = System.nanoTime();
        PurchaseLogBuilder builder = PurchaseLog.builder();
        for (int i = 0; i < purchases; i++) {
            Row row = shape.row(i, random);
            builder.add(Purchase.by(row.user())
                    .of(row.item())
                    .at(START.plusSeconds(row.second()))
                    .build());
        }
        PurchaseLog log = builder.build();
        double loaded = seconds(start);
        long linking = System.nanoTime();
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults());
        SimilarityGraph links = PurchaseSimilarity.defaults().link(index, RunControl.inline());
        double linked = seconds(linking);
        double total = loaded + linked;
        System.out.printf(
                Locale.ROOT,
                "%-45s log %5.2f s, graph %6.2f s, %,11d edges, %,12d pairs left out%s%n",
                what,
                loaded,
                linked,
                links.graph().edgeCount(),
                links.truncation().unexpandedPairs(),
                ordinarySeconds > 0 ? String.format(Locale.ROOT, ", %.2f times", total / ordinarySeconds) : "");
        return total;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / NANOS_PER_SECOND;
    }
}
