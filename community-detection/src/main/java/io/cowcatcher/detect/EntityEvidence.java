package io.cowcatcher.detect;

import io.cowcatcher.detect.RingEvidence.SharedEntity;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ring.DeadHubs;
import io.cowcatcher.ring.GroupTests;
import io.cowcatcher.ring.SamePersonRing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts into words and figures what holds the accounts of one operator together. */
final class EntityEvidence {
    private static final double SMALL = 0.05;

    private final HeteroGraph graph;

    EntityEvidence(HeteroGraph graph) {
        this.graph = graph;
    }

    List<String> reasons(SamePersonRing ring) {
        List<String> reasons = new ArrayList<>();
        Map<String, Integer> countByType = new TreeMap<>();
        for (io.cowcatcher.ring.SharedEntity shared : ring.entities()) {
            countByType.merge(word(shared.entity().type()), 1, Integer::sum);
        }
        List<String> kinds = new ArrayList<>();
        countByType.forEach((type, count) -> kinds.add(count + " " + (count == 1 ? type : plural(type))));
        reasons.add(ring.size() + " accounts are tied by what they share: " + String.join(", ", kinds));
        GroupTests tests = ring.tests();
        tests.strangers()
                .filter(strangers -> strangers.pValue() < SMALL)
                .ifPresent(strangers -> reasons.add(Words.counted(Math.round(strangers.observed()), "account")
                        + " more than one household would have "
                        + (Math.round(strangers.observed()) == 1 ? "meets" : "meet") + " on one of these; "
                        + Words.number(strangers.expected()) + " expected; p = " + Words.p(strangers.pValue())));
        tests.age()
                .filter(age -> age.pValue() < SMALL)
                .ifPresent(age -> reasons.add("the accounts are new: on average newer than "
                        + Words.percent(1 - age.observed()) + " of all accounts; p = " + Words.p(age.pValue())));
        return reasons;
    }

    /** What speaks against one operator, of what was tested. */
    List<String> objections(GroupTests tests) {
        List<String> objections = new ArrayList<>();
        tests.age()
                .filter(age -> age.pValue() >= SMALL)
                .ifPresent(age -> objections.add("the accounts are no newer than those of other buyers"));
        if (tests.strangers().isEmpty()) {
            objections.add("for all the log tells they may be one household");
        }
        tests.strangers()
                .filter(strangers -> strangers.pValue() >= SMALL)
                .ifPresent(strangers -> objections.add("on none of these do more accounts meet than chance explains"));
        if (tests.homes() > 2) {
            objections.add("the members have " + tests.homes() + " different homes");
        }
        return objections;
    }

    Map<Feature, Double> features(SamePersonRing ring) {
        Map<Feature, Double> features = new EnumMap<>(Feature.class);
        features.put(Feature.SHARED_ENTITIES, (double) ring.entities().size());
        ring.tests().strangers().ifPresent(strangers -> features.put(Feature.P_ENTITY, strangers.pValue()));
        ring.tests().age().ifPresent(age -> features.put(Feature.P_NEW_ACCOUNTS, age.pValue()));
        return features;
    }

    List<SharedEntity> entities(SamePersonRing ring) {
        return ring.entities().stream()
                .map(shared ->
                        new SharedEntity(word(shared.entity().type()), graph.id(shared.entity()), shared.members()))
                .toList();
    }

    /** What is said of entities that too many accounts use to tie anybody. */
    String note(DeadHubs hubs) {
        String hub = word(hubs.type());
        return (hubs.count() == 1 ? "1 " + hub + " has" : hubs.count() + " " + plural(hub) + " have")
                + " too many accounts to tie anybody (kiosks, offices, pick-up points), left out";
    }

    /** What an entity of a type is called. */
    static String word(NodeType type) {
        return switch (type) {
            case IP -> "IP address";
            case PAYMENT -> "payment account";
            case ADDRESS -> "delivery address";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String plural(String word) {
        return word.endsWith("s") ? word + "es" : word + "s";
    }
}
