package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in words what a log cannot show about accounts, and what the result rests on instead. */
final class RingNotes {
    private RingNotes() {}

    static List<String> of(HeteroGraph graph, AccountFacts facts, Households households, SamePersonOptions options) {
        boolean anyTie = options.weights().rules().entrySet().stream()
                .filter(rule -> rule.getValue().tiesAlone())
                .map(Map.Entry::getKey)
                .anyMatch(type -> new Sightings(graph, type).tables().length > 0);
        if (!anyTie) {
            return List.of("same-person rings cannot be found: the log has no "
                    + "device, payment account, phone or recipient; IP and address alone tie nobody");
        }
        List<String> notes = new ArrayList<>();
        if (!households.areKnown()) {
            notes.add(
                    facts.knowAges()
                            ? "the log has no addresses: up to " + options.largestHousehold()
                                    + " accounts that share something may be a family, so the age of accounts alone decides"
                            : "the log has neither addresses nor registration times: same-person rings rest on shared"
                                    + " entities alone, and families that share one are among them");
        }
        if (!facts.knowAges() && households.areKnown()) {
            notes.add("the log has no registration times: whether accounts are new is not tested");
        }
        if (graph.nodeCount(NodeType.DEVICE) == 0) {
            notes.add("the log has no devices: same-person rings rest on payment accounts, phones and recipients");
        }
        return notes;
    }
}
