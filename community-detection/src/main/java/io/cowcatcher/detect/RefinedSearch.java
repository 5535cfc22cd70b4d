package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRings;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.Screening;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.ScreeningResult;
import java.util.List;

/** A search whose communities are refined into blocks: to be screened next. Immutable, share freely. */
public final class RefinedSearch {
    private final GroupedSearch grouped;
    private final BlockOptions options;
    private final List<Block> blocks;

    RefinedSearch(GroupedSearch grouped, BlockOptions options, List<Block> blocks) {
        this.grouped = grouped;
        this.options = options;
        this.blocks = List.copyOf(blocks);
    }

    /** The blocks, disjoint, best first. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Reports rings at the intercept tier with this share of false ones. */
    public Rings screenedAt(FalseDiscoveryRate rate) {
        return screenedBy(ScreeningOptions.defaults().withFalseDiscoveryRate(rate));
    }

    /** Reports rings by these options, together with rings of accounts of one operator. */
    public Rings screenedBy(ScreeningOptions screening) {
        LinkedSearch linked = grouped.linked();
        LinkedSearch.Start start = linked.start();
        RunControl control = start.control();
        ScreeningResult screened = Screening.screen(
                linked.index(), blocks, options.hubs(), screening, control.phase("screening", 0.8, 0.9));
        HeteroGraph entities = HeteroGraph.of(linked.index().log());
        SamePersonResult samePerson = SamePersonRings.detect(
                entities,
                AccountFacts.of(linked.index().log(), entities),
                start.samePerson(),
                control.phase("same-person rings", 0.9, 0.97));
        SearchOptions all = new SearchOptions(
                start.options(), linked.similarity(), grouped.methods(), options, screening, start.samePerson());
        Rings rings = new RingsAssembly(linked, screened, samePerson, entities, control.phase("evidence", 0.97, 1))
                .assemble(all);
        control.report(1);
        return rings;
    }
}
