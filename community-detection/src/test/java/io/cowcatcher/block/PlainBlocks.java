package io.cowcatcher.block;

import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The plain twin: windows and member scores straight from their definitions, by brute force; for tests alone. */
final class PlainBlocks {
    private final PurchaseIndex index;
    private final long longest;

    PlainBlocks(PurchaseIndex index, long longestMillis) {
        this.index = index;
        this.longest = longestMillis;
    }

    /** A window as the definition has it: an item and a closed stretch of time. */
    record Stretch(int item, long from, long to, int membersIn, double score) {}

    /** The best stretch of each segment of each item, if any scores above 0. */
    List<Stretch> windowsOf(int[] users, double q) {
        List<Stretch> windows = new ArrayList<>();
        for (int item = 0; item < index.itemCodes(); item++) {
            TreeSet<Long> instants = new TreeSet<>();
            for (int event = 0; event < index.size(); event++) {
                if (index.item(event) == item && isOneOf(users, index.user(event))) {
                    instants.add(index.time(event));
                }
            }
            List<Long> segment = new ArrayList<>();
            for (long instant : instants) {
                if (!segment.isEmpty() && instant - segment.get(segment.size() - 1) > longest) {
                    addBest(item, segment, users, q, windows);
                    segment.clear();
                }
                segment.add(instant);
            }
            addBest(item, segment, users, q, windows);
        }
        return windows;
    }

    private void addBest(int item, List<Long> segment, int[] users, double q, List<Stretch> windows) {
        Stretch best = null;
        for (long from : segment) {
            for (long to : segment) {
                if (from <= to && to - from <= longest) {
                    Stretch stretch = stretch(item, from, to, users, q);
                    boolean enough = stretch.membersIn >= 2 && stretch.membersIn >= 0.12 * users.length;
                    if (enough && stretch.score > (best == null ? 0 : best.score + 1e-12)) {
                        best = stretch;
                    }
                }
            }
        }
        if (best != null) {
            windows.add(best);
        }
    }

    /** One stretch with k and s_w. */
    Stretch stretch(int item, long from, long to, int[] users, double q) {
        int events = 0;
        Set<Integer> members = new HashSet<>();
        List<Integer> firstEvents = new ArrayList<>();
        for (int event = 0; event < index.size(); event++) { // in order of time
            if (index.item(event) == item && index.time(event) >= from && index.time(event) <= to) {
                events++;
                if (isOneOf(users, index.user(event)) && members.add(index.user(event))) {
                    firstEvents.add(event);
                }
            }
        }
        int k = members.size();
        double joining = Math.min(0.95, Math.max(q, k / (double) users.length));
        double score =
                k * Math.log(joining) + (users.length - k) * Math.log(1 - joining) - Math.log(30.0 * index.soldItems());
        for (int event : firstEvents) {
            score -= Math.log(rate(index.user(event), index.day(event)) * events);
        }
        return new Stretch(item, from, to, k, score);
    }

    /** v_u without any address term. */
    double memberScore(int user, List<Window> windows, double q) {
        int joined = 0;
        double score = 0;
        for (Window window : windows) {
            boolean in = IntStream.rangeClosed(window.first(), window.last()).anyMatch(at -> index.user(at) == user);
            if (in) {
                joined++;
                score += Math.max(0.7, -Math.log(rate(user, window.day(index)) * window.events()));
            }
        }
        double joining = Math.min(0.95, Math.max(q, joined / (double) windows.size()));
        return score + joined * Math.log(joining) + (windows.size() - joined) * Math.log(1 - joining);
    }

    /** The users with at least two windows whose score is above ln(N / max(4, n)) + 1. */
    int[] membersOf(List<Window> windows, int currentSize, double q) {
        return IntStream.range(0, index.userCodes())
                .filter(user -> windows.stream()
                                .filter(window -> IntStream.rangeClosed(window.first(), window.last())
                                        .anyMatch(at -> index.user(at) == user))
                                .count()
                        >= 2)
                .filter(user -> memberScore(user, windows, q)
                        > Math.log(index.population() / (double) Math.max(4, currentSize)) + 1)
                .toArray();
    }

    /** rho_ug, counted event by event. */
    double rate(int user, int day) {
        double all = 0;
        double ofDay = 0;
        double own = 0;
        double ownOfDay = 0;
        for (int event = 0; event < index.size(); event++) {
            boolean theirs = index.user(event) == user;
            boolean then = index.day(event) == day;
            all++;
            ofDay += then ? 1 : 0;
            own += theirs ? 1 : 0;
            ownOfDay += theirs && then ? 1 : 0;
        }
        return Math.max(0.5 * own / all + 0.5 * ownOfDay / ofDay, 0.5 / all);
    }

    private static boolean isOneOf(int[] users, int user) {
        return Arrays.binarySearch(users, user) >= 0;
    }
}
