package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Turns planted groups of user numbers into a truth of user ids, leaving out users who by chance never bought anything.
 */
final class TruthWriter {
    private final Ids usersOfLog;
    private final IntFunction<String> idOfUser;
    private final List<PlantedRing> rings = new ArrayList<>();
    private final List<HonestGroup> honestGroups = new ArrayList<>();

    TruthWriter(Ids usersOfLog, IntFunction<String> idOfUser) {
        this.usersOfLog = usersOfLog;
        this.idOfUser = idOfUser;
    }

    void addRings(RingKind kind, List<Group<RingLevel>> groups) {
        for (Group<RingLevel> group : groups) {
            rings.add(new PlantedRing(rings.size(), kind, Optional.of(group.kind()), ids(group)));
        }
    }

    void addHonestGroups(List<Group<HonestKind>> groups) {
        for (Group<HonestKind> group : groups) {
            honestGroups.add(new HonestGroup(honestGroups.size(), group.kind(), ids(group)));
        }
    }

    private List<String> ids(Group<?> group) {
        return Arrays.stream(group.members())
                .mapToObj(idOfUser)
                .filter(id -> usersOfLog.code(id) != Ids.NONE)
                .sorted(Shortlex.ORDER)
                .toList();
    }

    PlantedTruth write() {
        return PlantedTruth.of(rings, honestGroups);
    }
}
