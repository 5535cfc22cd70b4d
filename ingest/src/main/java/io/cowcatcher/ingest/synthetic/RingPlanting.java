package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plants deals and crowdsourced rings into a real purchase log, so that a detection can be measured on a real
 * background.
 *
 * <p>(Item, day) cells with at least four real buyers become deals. Their purchases are marked as a promotion, and as
 * cheaper than the list price where the log has prices. To every deal come decoys: real users who buy it shortly after
 * it opens. Rings are made of real users, active ones first in line, who buy deals late and ship to drops. A log
 * without any address gets synthetic homes for all its users; in a log that has addresses, users keep theirs.
 *
 * <p>Every purchase of the real log stays, with its user, item, time and all else that is not named above. An added
 * purchase takes device, account and address after the user's first one, price and category after the deal's first one,
 * and has no order id. The log needs users, items and times. The same log and options give the same result on every
 * machine.
 */
public final class RingPlanting {
    private static final double SMALLEST_DECOY_MEDIAN = 20;
    private static final double DECOY_SHARE = 0.006;
    private static final double DECOY_SHAPE = 0.6;
    private static final double DECOY_DELAY = 90;
    private static final long BYTES_PER_PURCHASE = 700;
    private static final long BYTES_PER_USER = 300;

    private final PurchaseLog log;
    private final PlantingOptions options;
    private final int[] purchasesOfUser;
    private final List<PlantedPurchase> added = new ArrayList<>();

    private RingPlanting(PurchaseLog log, PlantingOptions options) {
        this.log = log;
        this.options = options;
        this.purchasesOfUser = new int[log.ids(PurchaseField.USER).size()];
        for (int row = 0; row < log.size(); row++) {
            purchasesOfUser[log.column(PurchaseField.USER).code(row)]++;
        }
    }

    /** What planting into a log will need, the new log included. */
    public static MemoryEstimate estimate(PurchaseLog log, PlantingOptions options) {
        long users = log.ids(PurchaseField.USER).size();
        long crowd = 2 * (long) Math.max(SMALLEST_DECOY_MEDIAN, DECOY_SHARE * users);
        long upper = log.size() + options.deals() * crowd;
        return new MemoryEstimate(
                "planting rings among " + Counted.of(users, "user"),
                (long) log.size() * 50,
                upper * BYTES_PER_PURCHASE + users * BYTES_PER_USER);
    }

    /**
     * Plants deals, decoys and rings; O(n log n) for n purchases, on the calling thread.
     *
     * @throws IllegalArgumentException if no item has four buyers on one day, or there are too few users for the rings
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate exceeds the budget or the heap
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static PlantedLog plant(PurchaseLog log, PlantingOptions options, RunControl control) {
        control.admit(estimate(log, options));
        return new RingPlanting(log, options).run(control);
    }

    private PlantedLog run(RunControl control) {
        long seed = options.randomSeed();
        LogDays days = new LogDays(log);
        DealCells cells = new DealCells(log, days, options.deals(), Draws.of(seed, Draws.Part.CALENDAR));
        DealCalendar calendar = cells.calendar();
        Draws land = Draws.of(seed, Draws.Part.GEOGRAPHY);
        Homes homes = new Homes(purchasesOfUser.length, new Geography(options.zones(), land), land);
        addDecoys(calendar, control.phase("decoys", 0, 0.1));
        List<Group<RingLevel>> rings = plantRings(calendar, homes, control.phase("rings", 0.1, 0.2));

        PlantedLogWriter writer = new PlantedLogWriter(log, days, cells, homes, options.depth());
        PurchaseLog planted = writer.write(added, control.phase("log", 0.2, 1));
        TruthWriter truth = new TruthWriter(planted.ids(PurchaseField.USER), log.ids(PurchaseField.USER)::id);
        truth.addRings(RingKind.CROWD, rings);
        control.report(1);
        return new PlantedLog(planted, truth.write(), openings(cells, calendar), added.size(), options);
    }

    private void addDecoys(DealCalendar calendar, RunControl control) {
        Draws draws = Draws.of(options.randomSeed(), Draws.Part.DECOYS);
        double[] hunger = new double[purchasesOfUser.length];
        for (int user = 0; user < hunger.length; user++) {
            hunger[user] = draws.dealProneness() * Math.sqrt(purchasesOfUser[user]);
        }
        WeightedSampler users = WeightedSampler.of(hunger);
        double median = Math.max(SMALLEST_DECOY_MEDIAN, DECOY_SHARE * hunger.length);
        for (int opening = 0; opening < calendar.size(); opening++) {
            control.checkCancelled();
            control.report((double) opening / calendar.size());
            int crowd = (int) Math.min(hunger.length, draws.logNormal(median, DECOY_SHAPE));
            for (int user : users.distinct(crowd, draws)) {
                add(calendar, user, opening, draws.exponential(DECOY_DELAY), Units.OWN);
            }
        }
    }

    private List<Group<RingLevel>> plantRings(DealCalendar calendar, Homes homes, RunControl control) {
        double[] weights = new double[purchasesOfUser.length];
        for (int user = 0; user < weights.length; user++) {
            weights[user] = Math.sqrt(purchasesOfUser[user]);
        }
        CrowdRingPlanter planter = new CrowdRingPlanter(
                WeightedSampler.of(weights),
                new BitSet(),
                calendar,
                homes,
                (user, opening, minutes, unit) -> add(calendar, user, opening, minutes, unit),
                Draws.of(options.randomSeed(), Draws.Part.CROWD_RINGS));
        return planter.plant(options.crowdRings(), control);
    }

    private void add(DealCalendar calendar, int user, int opening, double minutes, int unit) {
        int second = calendar.secondAfter(opening, minutes);
        if (second < calendar.horizonSeconds()) {
            added.add(new PlantedPurchase(user, opening, second, unit));
        }
    }

    private List<DealOpening> openings(DealCells cells, DealCalendar calendar) {
        List<DealOpening> openings = new ArrayList<>();
        for (int opening = 0; opening < calendar.size(); opening++) {
            openings.add(new DealOpening(
                    log.ids(PurchaseField.ITEM).id(calendar.item(opening)),
                    Instant.ofEpochMilli(log.epochMillis(cells.row(opening)))));
        }
        return openings;
    }
}
