package io.cowcatcher.block;

import io.cowcatcher.block.MemberSearch.Rule;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Turns seeds, sets of users that merely overlap a ring, into blocks: the windows these users bought in together, the
 * users these windows speak for, and so on until nothing changes.
 *
 * <pre>{@code
 * List<Block> blocks = BlockRefinement.refineAll(index, seeds, BlockOptions.defaults(), control);
 * }</pre>
 *
 * <p>Deterministic; seeds are refined independently of each other. At most eight rounds are made. Cost of one round:
 * the events of the users times the length of the stretches in which they bought the same item. The method is
 * likelihood-based biclustering in the spirit of lockstep search (A. Beutel et al., CopyCatch, WWW 2013,
 * doi:10.1145/2488388.2488400), with a description length in place of fixed thresholds; see
 * docs/algorithms/block-refinement.md.
 */
public final class BlockRefinement {
    static final int ROUNDS = 8;
    static final int FEWEST_USERS = 3;
    private static final int MOST_USERS = 600;
    static final int FEWEST_WINDOWS = 2;
    static final double FIRST_PARTICIPATION = 0.5;
    private static final double OVERRUN = 1.5;
    /** How much more than a block its parts have to score. */
    static final double LEAST_GAIN = 1.02;

    private final BlockModel model;
    private final WindowSearch windowSearch;
    private final MemberSearch memberSearch;

    private BlockRefinement(BlockModel model, DeliveryPoints deliveries) {
        this.model = model;
        this.windowSearch = new WindowSearch(model);
        this.memberSearch = new MemberSearch(model, deliveries);
    }

    /** Prepares to refine seeds one by one; memory O(users). Not safe for use by several threads. */
    public static BlockRefinement of(PurchaseIndex index, DeliveryPoints deliveries, BlockOptions options) {
        return new BlockRefinement(new BlockModel(index, options), deliveries);
    }

    /**
     * Refines many seeds, and returns the blocks worth naming in the order of their seeds.
     *
     * <p>Several seeds may lead to the same block; {@link BlockSelection} chooses among what overlaps. The result does
     * not depend on the number of threads; each of them takes memory of its own, 20 bytes a user and 4 a building. The
     * days of all users are counted once, 12 bytes a purchase at most. Cancellation is polled before each seed.
     *
     * @param seeds sets of user codes, each ascending and without repeats
     */
    public static List<Block> refineAll(
            PurchaseIndex index, List<int[]> seeds, BlockOptions options, RunControl control) {
        DeliveryPoints deliveries = DeliveryPoints.of(index, options.hubs(), control);
        control.admit(estimate(index, deliveries, Math.min(control.parallelism(), seeds.size())));
        BlockModel.Costs costs = BlockModel.Costs.of(index, options);
        Supplier<BlockRefinement> maker = () -> new BlockRefinement(new BlockModel(index, options, costs), deliveries);
        Queue<BlockRefinement> idle = new ConcurrentLinkedQueue<>();
        List<List<Block>> found = new ArrayList<>(Collections.nCopies(seeds.size(), List.of()));
        control.forEach(found.size(), i -> {
            BlockRefinement polled = idle.poll();
            BlockRefinement refinement = polled == null ? maker.get() : polled;
            found.set(i, refinement.worthNaming(seeds.get(i)));
            idle.add(refinement);
        });
        return found.stream().flatMap(List::stream).toList();
    }

    /** The days of all users, unless they are counted already, and what each thread keeps. */
    private static MemoryEstimate estimate(PurchaseIndex index, DeliveryPoints deliveries, int threads) {
        long ofThreads = threads * (20L * index.userCodes() + 4L * deliveries.buildingCount());
        return new MemoryEstimate(
                "blocks of " + Counted.of(index.size(), "purchase"), ofThreads, index.heapBytesOfDays() + ofThreads);
    }

    /**
     * The block that a seed leads to and, where it took up as many again as half of those it kept, these and the others
     * by themselves if that tells more: rings that share some tasks run into each other, whichever of them it began
     * with.
     */
    private List<Block> worthNaming(int[] seed) {
        Optional<Block> refined = refine(seed).filter(block -> block.score() > 0);
        return refined.map(block -> {
                    int[] kept = IntStream.of(seed).filter(block::contains).toArray();
                    return kept.length >= FEWEST_USERS && block.size() >= OVERRUN * kept.length
                            ? withParts(block, kept)
                            : List.of(block);
                })
                .orElse(List.of());
    }

    private List<Block> withParts(Block block, int[] kept) {
        int[] others = IntStream.of(block.members())
                .filter(user -> Arrays.binarySearch(kept, user) < 0)
                .toArray();
        List<Block> parts = parts(block, List.of(kept, others));
        boolean tellMore = parts.size() == 2
                && parts.stream().allMatch(part -> part.score() > 0)
                && parts.stream().mapToDouble(Block::score).sum() > LEAST_GAIN * block.score();
        return tellMore ? List.of(block, parts.get(0), parts.get(1)) : List.of(block);
    }

    /**
     * Refines one seed.
     *
     * @param seed the codes of the users, ascending, each once; they need only overlap what is to be found
     * @return the block, whatever its score; empty where the users have fewer than two windows in common, or the
     *     windows speak for fewer than three or for more than 600 users
     */
    public Optional<Block> refine(int[] seed) {
        requireAscending(seed);
        memberSearch.forgetDrops();
        return settle(seed, FIRST_PARTICIPATION, (round, windows, members, participation) -> {
            if (round > 0) {
                memberSearch.findDrops(windows, members);
            }
            return memberSearch.membersOf(windows, members, participation, Rule.WORTH_NAMING);
        });
    }

    /**
     * Goes on from a block until it holds every user who is more likely a member than not, as long as it may have him.
     *
     * <p>While it is searched for, a user has to pay for being named, so that blocks do not run into each other; who
     * belongs to it once it stands is another question.
     *
     * @param block a block that was found with the options of this refinement
     * @param free which users may join; its own may always stay
     * @return the block it comes to, whatever its score; empty where that has fewer than two windows, or fewer than
     *     three or more than 600 users
     */
    public Optional<Block> complete(Block block, IntPredicate free) {
        memberSearch.forgetDrops();
        return settle(block.members(), block.participation(), (round, windows, members, participation) -> {
            memberSearch.findDrops(windows, members);
            return Arrays.stream(memberSearch.membersOf(windows, members, participation, Rule.LIKELY))
                    .filter(user -> block.contains(user) || free.test(user))
                    .toArray();
        });
    }

    /** Who belongs to windows, of whom these are known. */
    @FunctionalInterface
    private interface Membership {
        int[] of(int round, List<Window> windows, int[] members, double participation);
    }

    /** By turns the windows of the members and the members of the windows, until these stay the same. */
    private Optional<Block> settle(int[] first, double firstParticipation, Membership membership) {
        int[] members = first;
        double participation = firstParticipation;
        for (int round = 0; round < ROUNDS; round++) {
            List<Window> windows = windowSearch.windowsOf(members, participation);
            if (windows.size() < FEWEST_WINDOWS) {
                return Optional.empty();
            }
            int[] next = membership.of(round, windows, members, participation);
            if (next.length < FEWEST_USERS || next.length > MOST_USERS) {
                return Optional.empty();
            }
            participation = participation(windows, members.length);
            boolean settled = Arrays.equals(next, members);
            members = next;
            if (settled) {
                break;
            }
        }
        return score(members, participation);
    }

    /**
     * Shares the members of a block out among several ({@link SharingOut}).
     *
     * @param groups disjoint groups of its members to start from
     * @return the parts it comes to, scored, whatever they score; none, where no two have two windows in common
     */
    List<Block> parts(Block block, List<int[]> groups) {
        memberSearch.forgetDrops();
        return new SharingOut(model, windowSearch, memberSearch, block)
                .from(groups).stream()
                        .map(part -> score(part.members(), part.participation()))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private void require(int[] members, double participation) {
        requireAscending(members);
        if (!(participation >= BlockModel.LEAST_PARTICIPATION && participation <= BlockModel.MOST_PARTICIPATION)) {
            throw new IllegalArgumentException("participation must be from 0.15 to 0.9 (got: " + participation + ")");
        }
    }

    private void requireOfThisIndex(Window window) {
        PurchaseIndex index = model.index;
        boolean inside = window.first() >= 0 && window.first() <= window.last() && window.last() < index.size();
        if (!inside || index.item(window.first()) != window.item() || index.item(window.last()) != window.item()) {
            throw new IllegalArgumentException("windows must be purchases of one item in this index (got: events "
                    + window.first() + " to " + window.last() + " of item " + window.item() + ", in an index of "
                    + index.size() + " purchases); take the windows of a block that was found in it");
        }
    }

    private void requireAscending(int[] users) {
        for (int i = 0; i < users.length; i++) {
            if (users[i] < 0 || users[i] >= model.index.userCodes() || (i > 0 && users[i] <= users[i - 1])) {
                throw new IllegalArgumentException("users must be ascending codes from 0 to "
                        + (model.index.userCodes() - 1) + ", each once (got: " + users[i] + " at " + i
                        + "); sort them and leave out repeats");
            }
        }
    }

    /** q, the share of windows that a user joins, kept in range. */
    static double participation(List<Window> windows, int users) {
        double joins = windows.stream().mapToInt(Window::membersIn).sum();
        double share = joins / ((double) windows.size() * users);
        return Math.min(BlockModel.MOST_PARTICIPATION, Math.max(BlockModel.LEAST_PARTICIPATION, share));
    }

    /**
     * Scores given members as they are, by the windows that they have in common.
     *
     * @param members the codes of the users, ascending, each once
     * @param participation q, from 0.15 to 0.9
     * @return the block, whatever its score; empty where the members have fewer than two windows in common
     */
    public Optional<Block> score(int[] members, double participation) {
        require(members, participation);
        return score(members, windowSearch.windowsOf(members, participation), participation);
    }

    /**
     * Scores given members by given windows.
     *
     * @param members the codes of the users, ascending, each once
     * @param windows windows of theirs in this index, ascending by item and time
     * @param participation q, from 0.15 to 0.9
     * @return the block, whatever its score; empty where there are fewer than two windows
     */
    public Optional<Block> score(int[] members, List<Window> windows, double participation) {
        require(members, participation);
        windows.forEach(this::requireOfThisIndex);
        if (windows.size() < FEWEST_WINDOWS) {
            return Optional.empty();
        }
        memberSearch.forgetDrops(); // addresses decide who is a member, not what the block is worth
        double[] costs = Arrays.stream(members)
                .mapToDouble(user -> model.memberCosts.of(user, members.length))
                .toArray();
        double score = -Arrays.stream(costs).sum();
        for (Window window : windows) {
            score -= model.windowCosts.of(window.item());
        }
        for (double member : memberSearch.scoresOf(windows, members, participation)) {
            score += member;
        }
        memberSearch.findDrops(windows, members);
        double[] memberScores = memberSearch.scoresOf(windows, members, participation);
        return Optional.of(new Block(
                new Block.Members(members.clone(), memberScores, costs), windows, participation, score, model.options));
    }
}
