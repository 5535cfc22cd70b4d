package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.BlockSelection;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRings;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.Screening;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;
import java.util.stream.Stream;

/** A search whose communities are refined into blocks: to be screened next. Immutable, share freely. */
public final class RefinedSearch {
    private final GroupedSearch grouped;
    private final List<BlockOptions> options;
    private final List<Block> pool;

    RefinedSearch(GroupedSearch grouped, List<BlockOptions> options, List<Block> pool) {
        this.grouped = grouped;
        this.options = options;
        this.pool = List.copyOf(pool);
    }

    /** All blocks worth naming that were found: they overlap, and several may be the same. */
    public List<Block> pool() {
        return pool;
    }

    /**
     * The blocks that a tier is decided on: chosen from the pool, disjoint, each with everybody who is more likely its
     * member than not.
     *
     * <p>{@link Tier#REVIEW} may rest on deals alone, so it chooses among the blocks that were found without
     * {@link WindowPrior#DEALS} first. Those of {@link Tier#INTERCEPT} come after, as far as their users are free: what
     * is certain enough to be stopped is worth a look.
     */
    public List<Block> blocks(Tier tier) {
        PurchaseIndex index = grouped.linked().index();
        int minimumMembers = options.get(0).minimumMembers();
        List<Block> chosen = chosen(pool);
        if (tier == Tier.REVIEW && options.stream().anyMatch(each -> each.prior() == WindowPrior.UNIFORM)) {
            List<Block> withoutPrior = chosen(pool.stream()
                    .filter(block -> block.options().prior() == WindowPrior.UNIFORM)
                    .toList());
            chosen = Stream.concat(
                            withoutPrior.stream(),
                            BlockSelection.besides(withoutPrior, chosen, index, minimumMembers).stream())
                    .toList();
        }
        return BlockSelection.completed(chosen, index, minimumMembers);
    }

    private List<Block> chosen(List<Block> eligible) {
        PurchaseIndex index = grouped.linked().index();
        int minimumMembers = options.get(0).minimumMembers();
        return BlockSelection.split(BlockSelection.disjoint(eligible, index, minimumMembers), index, minimumMembers);
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
                linked.index(),
                blocks(screening.tier()),
                options.get(0).hubs(),
                screening,
                control.phase("screening", 0.8, 0.9));
        HeteroGraph entities = HeteroGraph.of(linked.index().log());
        AccountFacts facts = AccountFacts.of(linked.index().log(), entities);
        SamePersonResult samePerson = SamePersonRings.detect(
                entities, facts, start.samePerson(), control.phase("same-person rings", 0.9, 0.95));
        SeedEvidence known = SeedEvidence.of(entities, facts, start, control.phase("risk seeds", 0.95, 0.97));
        SearchOptions all = new SearchOptions(
                start.options(),
                linked.similarities(),
                grouped.grouping(),
                options,
                screening,
                start.samePerson(),
                start.known().options().withWeights(start.samePerson().weights()));
        Rings rings = new RingsAssembly(
                        linked, screened, samePerson, entities, known, control.phase("evidence", 0.97, 1))
                .assemble(all);
        control.report(1);
        return rings;
    }
}
