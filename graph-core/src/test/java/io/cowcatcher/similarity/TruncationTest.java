package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

class TruncationTest {

    @Test
    void link_hotItem_countsWhatIsLeftOutAndStillFindsThePairInside() {
        PurchaseLogBuilder builder = PurchaseLog.builder();
        int buyers = 3_000;
        for (int user = 0; user < buyers; user++) {
            builder.add(purchase("u" + user, "hot", user));
        }
        for (int item = 0; item < 12; item++) {
            builder.add(purchase("u100", "rare" + item, 40_000 + item * 10));
            builder.add(purchase("u101", "rare" + item, 40_001 + item * 10));
        }
        PurchaseIndex index = PurchaseIndex.of(builder.build(), IndexOptions.defaults());

        SimilarityGraph links =
                PurchaseSimilarity.defaults().withExpansionLimit(100).link(index, RunControl.inline());

        assertThat(links.truncation().isExact()).isFalse();
        Truncation.Cell cell = links.truncation().cells().get(0);
        assertThat(cell.users()).isEqualTo(buyers - 101);
        assertThat(cell.events()).isEqualTo(buyers - 101);
        long within = (long) buyers * (buyers - 1) / 2; // all lie within one day
        long expanded = 100L * (buyers - 100) + 100L * 99 / 2;
        assertThat(links.truncation().unexpandedPairs()).isEqualTo(within - expanded);
        assertThat(links.graph().edgeCount()).isEqualTo(1);
    }

    private static Purchase purchase(String user, String item, int second) {
        return Purchase.by(user).of(item).at(TinyLog.START.plusSeconds(second)).build();
    }
}
