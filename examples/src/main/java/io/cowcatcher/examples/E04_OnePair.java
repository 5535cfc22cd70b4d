package io.cowcatcher.examples;

import io.cowcatcher.address.AddressOptions;
import io.cowcatcher.address.NormalizedAddresses;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PairExplainer;
import io.cowcatcher.similarity.PairExplanation;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.similarity.SharedPurchase;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** R's parts on one pair: what each common item adds, and what the sum is divided by. */
public final class E04_OnePair {
    private static final Instant MONDAY = Instant.parse("2025-03-03T10:00:00Z");

    private E04_OnePair() {}

    /** Takes two users of a tiny shop of 1,000 accounts apart. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        RunControl control = RunControl.inline();
        PurchaseLog log = NormalizedAddresses.in(tinyShop(), AddressOptions.defaults(), control)
                .log();
        PurchaseIndex index = PurchaseIndex.of(log, IndexOptions.defaults().withPopulation(1_000));
        Ids users = log.ids(PurchaseField.USER);
        PairExplanation pair = PairExplainer.of(index, PurchaseSimilarity.defaults(), control)
                .explain(users.code("ann"), users.code("bob"));

        print(out, "%-8s %8s %8s %8s %8s %8s", "item", "apart", "rarity", "P", "V", "worth");
        double numerator = 0;
        for (SharedPurchase item : pair.shared()) {
            SharedPurchase.Parts parts = item.parts();
            print(
                    out,
                    "%-8s %8s %8.4f %8.4f %8.4f %8.4f",
                    log.ids(PurchaseField.ITEM).id(item.item()),
                    Duration.ofMillis(item.distanceMillis()).toMinutes() + " min",
                    parts.rarity(),
                    parts.closeness(),
                    parts.nearness(),
                    parts.worth());
            numerator += parts.worth();
        }
        double resemblance = pair.resemblance();
        print(out, "R = %.4f / %.4f = %.4f", numerator, numerator / resemblance, resemblance);
        for (PairExplanation.Scale scale : pair.scales()) {
            print(
                    out,
                    "within %6d min: %d common, by chance %.4f",
                    scale.within().toMinutes(),
                    scale.sharedItems(),
                    Math.max(scale.flatExpectation(), scale.dayExpectation()));
        }
        print(out, "z = %.4f nats", pair.surprise());
    }

    private static void print(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** Ann and Bob buy a console and a cable together and a bag days apart; others buy, too. */
    private static PurchaseLog tinyShop() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        buy(log, "ann", "console", 0, "Apt. 5, 12 Main Street, Springfield");
        buy(log, "bob", "console", 5, "12 MAIN ST #5, SPRINGFIELD");
        buy(log, "ann", "cable", 2, "Apt. 5, 12 Main Street, Springfield");
        buy(log, "bob", "cable", 242, "7 Hill Road, Springfield");
        buy(log, "ann", "bag", 60, "3 Oak Avenue, Springfield");
        buy(log, "bob", "bag", 5_000, "7 Hill Road, Springfield");
        buy(log, "cat", "console", 4_000, "9 Elm Lane, Springfield");
        for (int other = 0; other < 28; other++) {
            buy(log, "user" + other, "cable", other * 700, (20 + other) + " Elm Lane, Springfield");
            buy(log, "user" + other, "book" + other, other * 650, (20 + other) + " Elm Lane, Springfield");
        }
        return log.build();
    }

    private static void buy(PurchaseLogBuilder log, String user, String item, int minute, String address) {
        log.add(Purchase.by(user)
                .of(item)
                .at(MONDAY.plus(Duration.ofMinutes(minute)))
                .with(PurchaseField.ADDRESS, address)
                .build());
    }
}

// item        apart   rarity        P        V    worth
// cable     240 min   0.5030   0.3679   0.0000   0.2116
// console     5 min   0.7993   0.9794   0.8410   0.7640
// R = 0.9756 / 10.1433 = 0.0962
// within     15 min: 1 common, by chance 0.3849
// within    120 min: 1 common, by chance 0.3849
// within   1440 min: 2 common, by chance 1.3608
// z = 0.0424 nats
