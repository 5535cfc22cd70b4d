package io.cowcatcher.benchmarks;

import io.cowcatcher.address.AddressOptions;
import io.cowcatcher.address.NormalizedAddresses;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What normalising the distinct addresses of a log costs beside reading each of them once, which is what the estimate
 * does; and its peak beside the estimate.
 *
 * <pre>{@code
 * java -Xmx2g -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.AddressFigures 100000
 * }</pre>
 */
public final class AddressFigures {
    private static final String[] KINDS = {"Street", "St", "Road", "Rd.", "Avenue", "Lane"};

    private AddressFigures() {}

    /** Prints the figures; the first argument is the number of addresses. */
    public static void main(String[] args) throws Exception {
        int addresses = args.length > 0 ? Integer.parseInt(args[0]) : 400_000;
        PurchaseLog log = log(addresses);
        System.out.printf(
                Locale.ROOT, "%,d addresses%n", log.ids(PurchaseField.ADDRESS).size());
        double reading = WarmMedian.of("reading once", () -> NormalizedAddresses.estimate(log, RunControl.inline()));
        double all = WarmMedian.of(
                "normalising", () -> NormalizedAddresses.in(log, AddressOptions.defaults(), RunControl.inline()));
        MemoryEstimate estimate = NormalizedAddresses.estimate(log, RunControl.inline());
        long peak = LiveHeap.peakOf(() -> NormalizedAddresses.in(log, AddressOptions.defaults(), RunControl.inline()));
        System.out.printf(
                Locale.ROOT,
                "normalising / reading once: %.2f; estimate %,d bytes, peak %,d, estimate / peak %.2f%n",
                all / reading,
                estimate.upperBytes(),
                peak,
                (double) estimate.upperBytes() / peak);
    }

    /** Flats of houses in streets of made-up names, each written in one of several ways; all different. */
    private static PurchaseLog log(int addresses) {
        SplittableRandom random = new SplittableRandom(6);
        PurchaseLogBuilder log = PurchaseLog.builder();
        Instant time = Instant.parse("2025-03-01T00:00:00Z");
        for (int i = 0; i < addresses; i++) {
            String street = word(random.nextInt(20_000)) + " " + KINDS[random.nextInt(KINDS.length)];
            String town = word(30_000 + random.nextInt(300));
            int house = 1 + random.nextInt(200);
            int flat = i; // tells them all apart
            String address = random.nextBoolean()
                    ? "Flat " + flat + ", " + house + " " + street + ", " + town
                    : house + " " + street.toUpperCase(Locale.ROOT) + " #" + flat + ", " + town;
            log.add(Purchase.by("u" + i)
                    .of("x")
                    .at(time.plusSeconds(i))
                    .with(PurchaseField.ADDRESS, address)
                    .build());
        }
        return log.build();
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder("B");
        for (int rest = number + 1; rest > 0; rest /= 20) {
            word.append("bcdfghklmnprstvwzjqx".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }
}
