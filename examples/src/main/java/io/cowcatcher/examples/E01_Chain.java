package io.cowcatcher.examples;

import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingSearch;
import io.cowcatcher.detect.Rings;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.similarity.PurchaseSimilarity;
import java.io.PrintStream;
import java.time.Duration;

/** The whole search as one typed chain: each step offers only the legal next one. */
public final class E01_Chain {
    private E01_Chain() {}

    /** Prints the rings of a small shop. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Rings rings = RingSearch.on(SmallShop.generate().log())
                .linkedBy(PurchaseSimilarity.defaults().within(Duration.ofHours(12)))
                .groupedBy(LabelPropagationOptions.defaults().withRandomSeed(42))
                .screenedAt(FalseDiscoveryRate.of(0.05));

        for (Ring ring : rings.rings()) {
            out.println(ring.id() + ": " + ring.size() + " accounts");
        }
    }
}

// ring-1: 31 accounts
// ring-2: 27 accounts
// ring-3: 25 accounts
// ring-4: 23 accounts
