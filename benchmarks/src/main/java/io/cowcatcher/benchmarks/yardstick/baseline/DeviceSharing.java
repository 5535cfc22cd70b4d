package io.cowcatcher.benchmarks.yardstick.baseline;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts that share a device with neither too few nor too many others, joined: the rule that every shop has. */
final class DeviceSharing implements Baseline {
    private static final int[] FEWEST = {2, 3, 4};
    private static final int[] MOST = {20, 60};

    @Override
    public String name() {
        return "device sharing";
    }

    @Override
    public List<Answer> answers(PurchaseIndex purchases, RunControl control) {
        TreeMap<Integer, TreeSet<Integer>> usersOf = new TreeMap<>();
        PurchaseLog log = purchases.log();
        if (log.has(PurchaseField.DEVICE)) {
            IdColumn devices = log.column(PurchaseField.DEVICE);
            for (int event = 0; event < purchases.size(); event++) {
                int device = devices.code(purchases.row(event));
                if (device != Ids.NONE) {
                    usersOf.computeIfAbsent(device, key -> new TreeSet<>()).add(purchases.user(event));
                }
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (int fewest : FEWEST) {
            for (int most : MOST) {
                CsrGraphBuilder shared = CsrGraph.builder(purchases.userCodes());
                for (TreeSet<Integer> users : usersOf.values()) {
                    if (users.size() >= fewest && users.size() <= most) {
                        users.tailSet(users.first(), false).forEach(user -> shared.addEdge(users.first(), user));
                    }
                }
                answers.add(
                        new Answer(fewest + " to " + most + " users a device", Components.of(shared.build(), fewest)));
            }
        }
        return answers;
    }
}
