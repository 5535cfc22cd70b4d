package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the purchase log of a shop that does not exist, with rings and honest look-alikes planted in it.
 *
 * <p>The log has users {@code u0, u1, ...} who live in households, buy by taste and popularity, and come in crowds when
 * a flash deal opens; honest groups who act together; crowdsourced rings, whose members are active users; and
 * same-person rings, whose accounts are new users. It begins on Monday 2025-03-03 UTC, is told to the second, and what
 * would happen behind its last day is left out. Deals show in their price below the list price only.
 *
 * <p>The same options give the same log on every machine and any number of threads. Parts of a log have random streams
 * of their own: other rings, or none, leave all honest purchases as they are.
 */
public final class SyntheticLogGenerator {
    private static final long BYTES_PER_PURCHASE = 290;
    private static final long LEAST_BYTES_PER_PURCHASE = 110;
    private static final long BYTES_PER_USER = 300;
    private static final long BYTES_PER_ITEM = 200;
    private static final long BYTES_PER_ZONE = 500;

    private SyntheticLogGenerator() {}

    /** What generating a log will need, the log itself included. */
    public static MemoryEstimate estimate(SyntheticLogOptions options) {
        LogSize size = LogSize.of(options);
        Shop shop = options.shop();
        long shopBytes = shop.users() * BYTES_PER_USER + shop.items() * BYTES_PER_ITEM + shop.zones() * BYTES_PER_ZONE;
        return new MemoryEstimate(
                "a synthetic log of about " + Counted.of(Math.round(size.expected()), "purchase"),
                Math.round(size.expected()) * LEAST_BYTES_PER_PURCHASE,
                Math.round(size.upper()) * BYTES_PER_PURCHASE + shopBytes);
    }

    /**
     * Generates a log; O(n log n) for n purchases, on the calling thread.
     *
     * @throws IllegalArgumentException if there are not enough users outside the honest groups for the rings
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate exceeds the budget or the heap
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static SyntheticLog generate(SyntheticLogOptions options, RunControl control) {
        control.admit(estimate(options));
        long seed = options.randomSeed();
        OpenShop shop = OpenShop.of(options);
        OrdinaryPurchases.draw(
                shop, Draws.of(seed, Draws.Part.ORDINARY), control.phase("ordinary purchases", 0.05, 0.3));
        RunControl dealPhase = control.phase("deals", 0.3, 0.35);
        DealBuyers.drawCrowds(shop, Draws.of(seed, Draws.Part.DEAL_CROWD), dealPhase);
        DealBuyers.drawHeavy(shop, options.deals().heavyShare(), Draws.of(seed, Draws.Part.HEAVY), dealPhase);

        HonestGroups honest = new HonestGroups(shop, Draws.of(seed, Draws.Part.HONEST_GROUPS));
        honest.draw(options.hardNegatives(), control.phase("honest groups", 0.35, 0.36));
        RunControl ringPhase = control.phase("rings", 0.36, 0.37);
        List<Group<RingLevel>> crowdRings = plantCrowdRings(shop, honest, options, ringPhase);
        SamePersonPlanter samePerson = new SamePersonPlanter(shop, Draws.of(seed, Draws.Part.SAME_PERSON_RINGS));
        List<Group<RingLevel>> samePersonRings = samePerson.plant(options.samePersonRings(), ringPhase);

        LogWriter writer = new LogWriter(shop, options, samePerson.ageDays());
        PurchaseLog log = writer.write(control.phase("log", 0.37, 1));
        TruthWriter truth = new TruthWriter(log.ids(PurchaseField.USER), writer::user);
        truth.addRings(RingKind.CROWD, crowdRings);
        truth.addRings(RingKind.SAME_PERSON, samePersonRings);
        truth.addHonestGroups(honest.groups());
        control.report(1);
        return new SyntheticLog(log, truth.write(), openings(shop, writer), options);
    }

    private static List<Group<RingLevel>> plantCrowdRings(
            OpenShop shop, HonestGroups honest, SyntheticLogOptions options, RunControl control) {
        Draws draws = Draws.of(options.randomSeed(), Draws.Part.CROWD_RINGS);
        CrowdRingPlanter planter = new CrowdRingPlanter(
                shop.customers().byActivity(),
                honest.members(),
                shop.calendar(),
                shop.customers().homes(),
                (user, opening, minutes, unit) -> shop.checkout().orderDeal(user, opening, minutes, unit, draws),
                draws);
        return planter.plant(options.crowdRings(), control);
    }

    private static List<DealOpening> openings(OpenShop shop, LogWriter writer) {
        List<DealOpening> openings = new ArrayList<>();
        for (int opening = 0; opening < shop.calendar().size(); opening++) {
            Instant start = ShopClock.START.plusSeconds(shop.calendar().second(opening));
            openings.add(new DealOpening(writer.item(shop.calendar().item(opening)), start));
        }
        return openings;
    }
}
