package io.cowcatcher.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares the members of a block out among several parts: by turns each part has the windows its users bought in
 * together, and each member goes to the part whose windows speak for him most above the price of naming him there, or
 * to none, until nothing changes or eight rounds are over.
 */
final class SharingOut {
    private final BlockModel model;
    private final WindowSearch windowSearch;
    private final MemberSearch memberSearch;
    private final Block block;

    SharingOut(BlockModel model, WindowSearch windowSearch, MemberSearch memberSearch, Block block) {
        this.model = model;
        this.windowSearch = windowSearch;
        this.memberSearch = memberSearch;
        this.block = block;
    }

    /** Users, ascending, and q, the share of their windows that one of them joins. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Part(int[] members, double participation) {}

    /** The parts that these groups of members come to; those that lost their windows or members are left out. */
    List<Part> from(List<int[]> groups) {
        List<Part> parts = groups.stream()
                .map(group -> new Part(group, BlockRefinement.FIRST_PARTICIPATION))
                .toList();
        for (int round = 0; round < BlockRefinement.ROUNDS; round++) {
            List<Part> next = sharedOut(parts);
            boolean settled = areAlike(parts, next);
            parts = next;
            if (settled) {
                break;
            }
        }
        return parts;
    }

    private List<Part> sharedOut(List<Part> parts) {
        double[] most = new double[block.size()];
        int[] partOf = new int[block.size()];
        Arrays.fill(partOf, -1);
        double[] participations = new double[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            List<Window> windows = windowSearch.windowsOf(part.members, part.participation);
            if (windows.size() < BlockRefinement.FEWEST_WINDOWS) {
                continue;
            }
            participations[i] = BlockRefinement.participation(windows, part.members.length);
            double[] scores = memberSearch.scoresOf(windows, block.members(), participations[i]);
            for (int place = 0; place < scores.length; place++) {
                double above = scores[place] - model.memberCosts.of(block.member(place), part.members.length);
                if (above > most[place]) {
                    most[place] = above;
                    partOf[place] = i;
                }
            }
        }
        List<Part> next = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int number = i;
            int[] members = IntStream.range(0, partOf.length)
                    .filter(place -> partOf[place] == number)
                    .map(block::member)
                    .toArray();
            if (members.length >= BlockRefinement.FEWEST_USERS) {
                next.add(new Part(members, participations[i]));
            }
        }
        return next;
    }

    private static boolean areAlike(List<Part> a, List<Part> b) {
        return a.size() == b.size()
                && IntStream.range(0, a.size()).allMatch(i -> Arrays.equals(a.get(i).members, b.get(i).members));
    }
}
