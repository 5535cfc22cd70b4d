package io.cowcatcher.event;

/** How far an array grows when it is full. */
final class Growth {
    private static final int FIRST = 1024;

    private Growth() {}

    /** A capacity of at least {@code needed}, half as much again as {@code current} where that is more. */
    static int atLeast(int needed, int current) {
        long grown = Math.max(FIRST, current + (long) current / 2);
        return (int) Math.max(needed, Math.min(grown, Integer.MAX_VALUE - 64));
    }
}
