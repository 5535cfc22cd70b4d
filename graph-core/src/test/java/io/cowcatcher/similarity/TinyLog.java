package io.cowcatcher.similarity;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Purchases as {@code user item minute}, for logs that fit into a test. */
record TinyLog(List<Line> lines) {
    static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    record Line(String user, String item, long minute) {
        Purchase toPurchase() {
            return Purchase.by(user).of(item).at(START.plusSeconds(60 * minute)).build();
        }
    }

    /** Reads {@code "u1: a@10 b@30; u2: a@15"}. */
    static TinyLog of(String text) {
        List<Line> lines = new ArrayList<>();
        for (String user : text.split(";", -1)) {
            String[] nameAndItems = user.split(":", -1);
            for (String item : nameAndItems[1].trim().split(" ", -1)) {
                String[] itemAndMinute = item.split("@", -1);
                lines.add(new Line(nameAndItems[0].trim(), itemAndMinute[0], Long.parseLong(itemAndMinute[1])));
            }
        }
        return new TinyLog(lines);
    }

    PurchaseLog toLog() {
        return PurchaseLog.of(lines.stream().map(Line::toPurchase).toList());
    }

    PurchaseIndex index() {
        return PurchaseIndex.of(toLog(), IndexOptions.defaults());
    }
}
