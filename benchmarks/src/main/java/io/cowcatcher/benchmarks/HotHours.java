package io.cowcatcher.benchmarks;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import java.time.Instant;
import java.util.SplittableRandom;

/** A log with hot items besides: each is bought by many users, all within one hour of its own. */
final class HotHours {
    private static final int SECONDS_PER_HOUR = 3_600;

    private HotHours() {}

    /** The users, items and times of a log, and so many hot items of different buyers each. */
    static PurchaseLog in(PurchaseLog log, int items, int buyers) {
        IdColumn users = log.column(PurchaseField.USER);
        IdColumn bought = log.column(PurchaseField.ITEM);
        PurchaseLogBuilder builder = PurchaseLog.builder();
        for (int row = 0; row < log.size(); row++) {
            builder.add(Purchase.by(users.ids().id(users.code(row)))
                    .of(bought.ids().id(bought.code(row)))
                    .at(Instant.ofEpochMilli(log.epochMillis(row)))
                    .build());
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int item = 0; item < items; item++) {
            Instant opening = Instant.ofEpochMilli(log.epochMillis((int) (log.size() * (item + 0.5) / items)));
            int first = random.nextInt(users.ids().size());
            for (int buyer = 0; buyer < buyers; buyer++) {
                builder.add(
                        Purchase.by(users.ids().id((first + buyer) % users.ids().size()))
                                .of("hot item " + item)
                                .at(opening.plusSeconds(random.nextInt(SECONDS_PER_HOUR)))
                                .build());
            }
        }
        return builder.build();
    }
}
