package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.INDEX;
import static io.cowcatcher.detect.SweepFixture.LOG;
import static io.cowcatcher.detect.SweepFixture.NOW;
import static io.cowcatcher.detect.SweepFixture.confirmed;
import static io.cowcatcher.detect.SweepFixture.evenSales;
import static io.cowcatcher.detect.SweepFixture.known;
import static io.cowcatcher.detect.SweepFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedOrigin;
import io.cowcatcher.seed.SeedSubject;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.Rushes;
import io.cowcatcher.test.Shops;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sweep says of where it looked. */
class SweepNotesTest {
    @Test
    void notes_oneConfirmedItem_nameItsDays() {
        String item = target();
        int code = LOG.ids(PurchaseField.ITEM).code(item);
        int day = Rushes.days(INDEX, code, RunControl.inline()).nextSetBit(0);
        KnownSeeds known = known(List.of(confirmed(NodeType.ITEM, item)));

        assertThat(Sweep.of(INDEX, known, RunControl.inline()).notes(ZoneOffset.UTC))
                .contains("a confirmed item without a day was looked at where more bought it than chance brings: "
                        + item + " on "
                        + INDEX.startOfDay(day).atOffset(ZoneOffset.UTC).toLocalDate());
        assertThat(Sweep.of(INDEX, KnownSeeds.NONE, RunControl.inline()).notes(ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void notes_severalConfirmedItems_speakOfMany() {
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(evenSales()), IndexOptions.defaults());

        assertThat(Sweep.of(
                                index,
                                known(List.of(
                                        confirmed(NodeType.ITEM, "steady"),
                                        confirmed(NodeType.ITEM, "other"),
                                        confirmed(NodeType.ITEM, "unknown"),
                                        confirmed(NodeType.ITEM, "unheard of"))),
                                RunControl.inline())
                        .notes(ZoneOffset.UTC))
                .contains(
                        "confirmed items that no day brought more buyers than chance: other, steady; who bought one of"
                                + " them counts only where he hits something else that is known",
                        "confirmed items that this log does not know: unheard of, unknown");
    }

    @Test
    void notes_oneSweptAccount_speakOfOne() {
        RiskSeed target = RiskSeed.of(new SeedSubject(NodeType.ITEM, target()), 0.5, SeedOrigin.INTERCEPT_RING, NOW);
        RiskSeed member = RiskSeed.confirmed(SeedSubject.user(Shops.CROWD_RING.get(0)), NOW);

        assertThat(Sweep.of(INDEX, known(List.of(target, member)), RunControl.inline())
                        .notes(ZoneOffset.UTC))
                .containsExactly("1 account hits several of the items, addresses and accounts that risk seeds name, or"
                        + " one that is confirmed; its links were looked at on their own, too");
    }
}
