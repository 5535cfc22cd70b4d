package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.ingest.synthetic.CrowdRings;
import io.cowcatcher.ingest.synthetic.HardNegatives;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.ingest.synthetic.RingShape;
import io.cowcatcher.ingest.synthetic.SyntheticLog;
import io.cowcatcher.ingest.synthetic.SyntheticLogGenerator;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One cell of the grid: a kind of generated log.
 *
 * @param name what the cell is called in tables and on the command line
 * @param options the log, but for its random seed
 */
record Cell(String name, SyntheticLogOptions options) implements Course {
    private static final double HEAVY = 0.02;
    private static final int LARGE = 10;

    @Override
    public boolean isGenerated() {
        return true;
    }

    @Override
    public Task task(long randomSeed, RunControl control) {
        SyntheticLog log = SyntheticLogGenerator.generate(options.withRandomSeed(randomSeed), control);
        return new Task(log.log(), log.truth());
    }

    /** The bar setting, one knob turned at a time, other sizes of shop, and logs without rings. */
    static List<Cell> grid() {
        return List.of(
                cell("base", shape -> shape),
                cell("jitter-20", shape -> shape.withJitterMinutes(20)),
                cell("jitter-600", shape -> shape.withJitterMinutes(600)),
                cell("jitter-2000", shape -> shape.withJitterMinutes(2000)),
                cell("participation-.9", shape -> shape.withParticipation(0.9)),
                cell("participation-.5", shape -> shape.withParticipation(0.5)),
                cell("participation-.4", shape -> shape.withParticipation(0.4)),
                cell("tasks-12-15", shape -> shape.withTasks(12, 15)),
                cell("tasks-6-7", shape -> shape.withTasks(6, 7)),
                cell("tasks-5", shape -> shape.withTasks(5, 5)),
                cell("size-40-59", shape -> shape.withMembers(40, 59)),
                cell("size-6-7", shape -> shape.withMembers(6, 7)),
                cell("drop-.9", shape -> shape.withDrops(shape.drops().withShare(0.9))),
                cell("drop-.15", shape -> shape.withDrops(shape.drops().withShare(0.15))),
                cell("drop-0", shape -> shape.withDrops(shape.drops().withShare(0))),
                cell("camouflage-8", shape -> shape.withCamouflage(8)),
                cell("camouflage-20", shape -> shape.withCamouflage(20)),
                heavy("heavy", shape -> shape),
                heavy("camouflage-8-heavy", shape -> shape.withCamouflage(8)),
                heavy("camouflage-20-heavy", shape -> shape.withCamouflage(20)),
                new Cell(
                        "small-shop",
                        SyntheticLogOptions.defaults()
                                .withUsers(3_000)
                                .withItems(800)
                                .withDealItems(30)
                                .withCrowdRings(CrowdRings.of(RingLevel.MEDIUM, 5))),
                new Cell(
                        "large-shop",
                        SyntheticLogOptions.defaults().scaledBy(LARGE).withItems(20_000)),
                clean("clean", 0, HardNegatives.none()),
                clean("clean-heavy", HEAVY, HardNegatives.none()),
                clean("honest-groups", 0, HardNegatives.defaults()),
                clean("honest-groups-heavy", HEAVY, HardNegatives.defaults()));
    }

    private static Cell cell(String name, UnaryOperator<RingShape> change) {
        return new Cell(name, SyntheticLogOptions.defaults().withRingShape(change));
    }

    private static Cell heavy(String name, UnaryOperator<RingShape> change) {
        return new Cell(
                name, SyntheticLogOptions.defaults().withHeavyShare(HEAVY).withRingShape(change));
    }

    private static Cell clean(String name, double heavyShare, HardNegatives honestGroups) {
        return new Cell(
                name,
                SyntheticLogOptions.defaults()
                        .withHeavyShare(heavyShare)
                        .withHardNegatives(honestGroups)
                        .withoutRings());
    }
}
