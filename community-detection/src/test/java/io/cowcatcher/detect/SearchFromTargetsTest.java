package io.cowcatcher.detect;

import static io.cowcatcher.detect.SweepFixture.LOG;
import static io.cowcatcher.detect.SweepFixture.NOW;
import static io.cowcatcher.detect.SweepFixture.confirmed;
import static io.cowcatcher.detect.SweepFixture.found;
import static io.cowcatcher.detect.SweepFixture.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.cleaning.CleaningOptions;
import io.cowcatcher.cleaning.LogCleaning;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.test.Shops;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A search that starts from what rings aimed at. */
class SearchFromTargetsTest {
    /** A sweep adds groups to look at, and no evidence: the rings are the same, and the result says that it swept. */
    @Test
    void search_fromWhatItFoundItself_findsTheSameAndSaysSo() {
        Rings first = found(RingSearch.on(LOG));

        Rings second = found(RingSearch.on(LOG).withRiskSeeds(first.toTargetSeeds(NOW), NOW));

        assertThat(second.rings()).hasSize(1);
        assertThat(second.rings().get(0).members())
                .isEqualTo(first.rings().get(0).members());
        assertThat(second.rings().get(0).significance())
                .isEqualTo(first.rings().get(0).significance());
        assertThat(second.notes()).anyMatch(note -> note.contains("accounts hit several of the items"));
        assertThat(first.notes()).noneMatch(note -> note.contains("accounts hit several of the items"));
    }

    @Test
    void search_inACleanedLog_tellsWhatWasLeftOut() {
        Set<String> member = Set.of(Shops.CROWD_RING.get(0));

        Rings rings = found(RingSearch.on(
                LogCleaning.clean(LOG, CleaningOptions.defaults().withoutAccounts(member), RunControl.inline())));

        assertThat(rings.leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo(Shops.CROWD_RING.get(0)));
        assertThat(rings.notes()).contains("left out as no evidence: 1 account (1 by the rule listed account)");
        assertThat(rings.rings().get(0).size()).isEqualTo(11);
    }

    @Test
    void search_fromOneConfirmedItem_findsTheRingAndSaysWhereItLooked() {
        Rings rings = found(RingSearch.on(LOG).withRiskSeeds(List.of(confirmed(NodeType.ITEM, target())), NOW));

        assertThat(rings.rings()).hasSize(1);
        assertThat(rings.notes()).anyMatch(note -> note.startsWith("a confirmed item without a day was looked at"));
    }

    @Test
    void search_fromSeeds_sweepsOnceAndAsksForWhatThatTakes() {
        List<MemoryEstimate> asked = new ArrayList<>();
        List<RiskSeed> seeds = List.of(confirmed(NodeType.BUILDING, "drop"));

        found(RingSearch.on(LOG)
                .withRiskSeeds(seeds, NOW)
                .steeredBy(RunControl.inline().tellingEstimatesTo(asked::add)));

        assertThat(asked.stream().filter(estimate -> estimate.what().startsWith("sweep of ")))
                .singleElement()
                .satisfies(sweep -> assertThat(sweep.what())
                        .isEqualTo(String.format(Locale.ROOT, "sweep of %,d purchases", LOG.size())));
    }
}
