package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.synthetic.DropShape;
import io.cowcatcher.ingest.synthetic.IntRange;
import io.cowcatcher.ingest.synthetic.RingShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What rings of hired buyers look like, where that departs from their level. */
final class RingKnobs {
    @Option(names = "--members", paramLabel = "A-B", description = "Members of a ring.")
    private @Nullable IntRange members;

    @Option(names = "--tasks", paramLabel = "A-B", description = "Deal openings that the organiser calls for.")
    private @Nullable IntRange tasks;

    @Option(names = "--participation", paramLabel = "SHARE", description = "The chance that a member joins a task.")
    private @Nullable Double participation;

    @Option(names = "--jitter", paramLabel = "MINUTES", description = "The median delay of a member after an opening.")
    private @Nullable Double jitterMinutes;

    @Option(
            names = "--camouflage",
            paramLabel = "X",
            description = "The mean number of further deals that a member buys for itself.")
    private @Nullable Double camouflage;

    @Option(names = "--drop-share", paramLabel = "SHARE", description = "Purchases shipped to a drop address.")
    private @Nullable Double dropShare;

    @Option(names = "--drop-buildings", paramLabel = "N", description = "Buildings that hold the drops.")
    private @Nullable Integer dropBuildings;

    @Option(
            names = "--mangled-share",
            paramLabel = "SHARE",
            description = "Drop purchases whose unit is misspelt, so that no two are alike.")
    private @Nullable Double mangledShare;

    RingShape apply(RingShape shape) {
        RingShape changed = shape.withDrops(apply(shape.drops()));
        changed = members == null ? changed : changed.withMembers(members.minimum(), members.maximum());
        changed = tasks == null ? changed : changed.withTasks(tasks.minimum(), tasks.maximum());
        changed = participation == null ? changed : changed.withParticipation(participation);
        changed = jitterMinutes == null ? changed : changed.withJitterMinutes(jitterMinutes);
        return camouflage == null ? changed : changed.withCamouflage(camouflage);
    }

    private DropShape apply(DropShape drops) {
        DropShape changed = dropShare == null ? drops : drops.withShare(dropShare);
        changed = dropBuildings == null ? changed : changed.withBuildings(dropBuildings);
        return mangledShare == null ? changed : changed.withMangledShare(mangledShare);
    }
}
