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
import io.cowcatcher.screening.DealAim;
import io.cowcatcher.screening.DropUsers;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.screening.Screening;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.List;
import java.util.stream.Stream;

/** A search whose communities are refined into blocks: to be screened next. Immutable, share freely. */
public final class RefinedSearch {
    /** Who joins fewer of the tasks is of no use to an organiser; crowds of heavy buyers join a quarter of theirs. */
    private static final double LEAST_PARTICIPATION = 1.0 / 3;

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
     * <p>For {@link Tier#INTERCEPT} blocks whose members, before everybody else is added, join at least a third of the
     * windows; of these those that aim at deals are chosen first and the others besides: a user may belong to a ring
     * and to those who buy the same bread. {@link Tier#REVIEW} has what intercept would report, since what is certain
     * enough to be stopped is worth a look, and besides what it chooses by score alone among the blocks that were found
     * without {@link WindowPrior#DEALS}: these may rest on deals alone.
     */
    public List<Block> blocks(Tier tier) {
        return blocks(ScreeningOptions.defaults().withTier(tier), RunControl.inline());
    }

    private List<Block> blocks(ScreeningOptions screening, RunControl control) {
        List<Block> tight = pool.stream()
                .filter(block -> block.participation() >= LEAST_PARTICIPATION)
                .toList();
        List<Block> aiming = chosen(DealAim.of(grouped.linked().index(), tight, control), control);
        List<Block> chosen = completed(besides(aiming, chosen(tight, control), control), control);
        List<Block> withoutPrior = pool.stream()
                .filter(block -> block.options().prior() == WindowPrior.UNIFORM)
                .toList();
        boolean mayRestOnDeals = options.stream().anyMatch(each -> each.prior() == WindowPrior.UNIFORM);
        if (screening.tier() == Tier.INTERCEPT || !mayRestOnDeals) {
            return chosen;
        }
        List<Block> certain = screened(chosen, screening.withTier(Tier.INTERCEPT), control).rings().stream()
                .map(ScreenedBlock::block)
                .toList();
        return completed(besides(certain, chosen(withoutPrior, control), control), control);
    }

    GroupedSearch grouped() {
        return grouped;
    }

    /** The rule that all options agree on. */
    HubRule hubs() {
        return options.get(0).hubs();
    }

    private ScreeningResult screened(List<Block> blocks, ScreeningOptions screening, RunControl control) {
        return Screening.screen(grouped.linked().index(), blocks, hubs(), screening, control);
    }

    private List<Block> completed(List<Block> blocks, RunControl control) {
        return BlockSelection.completed(
                blocks, grouped.linked().index(), options.get(0).minimumMembers(), control);
    }

    private List<Block> chosen(List<Block> eligible, RunControl control) {
        PurchaseIndex index = grouped.linked().index();
        int minimumMembers = options.get(0).minimumMembers();
        List<Block> disjoint = BlockSelection.disjoint(eligible, index, minimumMembers, control);
        return BlockSelection.split(disjoint, index, minimumMembers, control);
    }

    private List<Block> besides(List<Block> first, List<Block> second, RunControl control) {
        int minimumMembers = options.get(0).minimumMembers();
        List<Block> more =
                BlockSelection.besides(first, second, grouped.linked().index(), minimumMembers, control);
        return Stream.concat(first.stream(), more.stream()).toList();
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
        RunControl tests = control.phase("screening", 0.8, 0.9);
        ScreeningResult screened =
                DropUsers.takenUp(screened(blocks(screening, tests), screening, tests), linked.index(), hubs(), tests);
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
        Rings rings = new RingsAssembly(this, screened, samePerson, entities, known, control.phase("evidence", 0.97, 1))
                .assemble(all);
        control.report(1);
        return rings;
    }
}
