package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks written down instead of found; for tests alone. */
public final class Blocks {
    private Blocks() {}

    /** A block of these users and windows, whatever it would score. */
    public static Block of(int[] members, List<Window> windows) {
        return withScore(members, windows, 1);
    }

    public static Block withScore(int[] members, List<Window> windows, double score) {
        Block.Members known = new Block.Members(members, new double[members.length], new double[members.length]);
        return new Block(known, windows, 0.5, score, BlockOptions.defaults());
    }

    /** The same block, whose members join this share of the windows. */
    public static Block withParticipation(Block block, double participation) {
        int[] members = block.members();
        Block.Members known = new Block.Members(members, new double[members.length], new double[members.length]);
        return new Block(known, block.windows(), participation, block.score(), block.options());
    }

    /** The window of an item from one second to another, both included and counted from the start of the shop. */
    public static Window window(PurchaseIndex index, int item, long fromSecond, long toSecond, int... members) {
        long start = ShopLog.START.toEpochMilli();
        int first = index.eventAfter(item, start + 1_000 * fromSecond - 1);
        int end = index.eventAfter(item, start + 1_000 * toSecond);
        int membersIn = (int) IntStream.range(first, end)
                .map(at -> index.user(at))
                .filter(user -> Arrays.binarySearch(members, user) >= 0)
                .distinct()
                .count();
        return new Window(item, first, end - 1, membersIn, 1);
    }
}
