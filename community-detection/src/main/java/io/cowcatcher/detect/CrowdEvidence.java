package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.screening.BlockTests;
import io.cowcatcher.screening.Finding;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts into words and figures what the tests say of a block. */
final class CrowdEvidence {
    /** The order of bursts in a report. */
    static final Comparator<Burst> BY_TIME = Comparator.comparing(Burst::from).thenComparing(Burst::itemId);

    private static final double SMALL = 0.05;

    private final PurchaseIndex index;

    CrowdEvidence(PurchaseIndex index) {
        this.index = index;
    }

    List<String> reasons(ScreenedBlock screened) {
        Block block = screened.block();
        BlockTests tests = screened.tests();
        List<String> reasons = new ArrayList<>();
        int windows = block.windows().size();
        reasons.add(block.size() + " accounts buy together: on average " + Words.percent(block.participation())
                + " of them the same item within " + Words.within(longest(block)) + ", in " + windows
                + " purchase windows; by chance a member would be in " + Words.number(expectedJoins(block))
                + " of them");
        tests.deal()
                .filter(deal -> deal.pValue() < SMALL)
                .ifPresent(deal -> reasons.add(Words.count(deal.observed()) + " of " + deal.outOf()
                        + windowsOf(deal, windows) + (isOne(deal) ? " is on a deal; " : " are on deals; ")
                        + Words.number(deal.expected())
                        + " expected from how many items were on deal those days; p = " + Words.p(deal.pValue())));
        tests.rush()
                .filter(rush -> rush.pValue() < SMALL)
                .ifPresent(rush -> reasons.add(Words.count(rush.observed()) + " of " + rush.outOf()
                        + windowsOf(rush, windows) + (isOne(rush) ? " lies" : " lie")
                        + " in a rush of at least as many others for the item; "
                        + Words.number(rush.expected())
                        + " expected from how many items were rushed for those days; p = " + Words.p(rush.pValue())));
        tests.receive()
                .filter(receive -> receive.pValue() < SMALL)
                .ifPresent(receive -> reasons.add(pairs(receive)
                        + (isOne(receive) ? " of members ships" : " of members ship")
                        + " to one building, counted building by building; "
                        + Words.number(receive.expected())
                        + " among as many other buyers of the same goods; p = " + Words.p(receive.pValue())));
        tests.astray()
                .filter(astray -> astray.pValue() < SMALL && tests.isEnoughAstray())
                .ifPresent(astray -> reasons.add(Words.count(astray.observed()) + " of " + astray.outOf()
                        + (isOne(astray) ? " of their purchases was" : " of their purchases were")
                        + " sent elsewhere than their other ones mostly are; "
                        + Words.number(astray.expected()) + " expected among other buyers of the same goods; p = "
                        + Words.p(astray.pValue())));
        tests.togetherOnDeals()
                .filter(together -> together.pValue() < SMALL && tests.isMostlyTogether())
                .ifPresent(together -> reasons.add("they act together even compared with the crowd of the deals: in "
                        + Words.counted(together.outOf(), "window") + "; p = " + Words.p(together.pValue())));
        if (screened.takenUp() > 0) {
            reasons.add(screened.takenUp() + " of the accounts came in addition to those tested: "
                    + (screened.takenUp() == 1
                            ? "it bought in these windows and had it sent to where the others share an address, which is"
                                    + " not where most of its purchases go"
                            : "they bought in these windows and had it sent to where the others share an address, which is"
                                    + " not where most of their purchases go"));
        }
        return reasons;
    }

    /** Which windows a test counts: those that repeat the baskets of others are left out. */
    private static String windowsOf(Finding finding, int windows) {
        String name = finding.outOf() == 1 ? " window" : " windows";
        return finding.outOf() == windows ? name : name + " of separate baskets";
    }

    private static String pairs(Finding finding) {
        return Words.counted(Math.round(finding.observed()), "pair");
    }

    private static boolean isOne(Finding finding) {
        return Math.round(finding.observed()) == 1;
    }

    List<String> objections(ScreenedBlock screened) {
        BlockTests tests = screened.tests();
        List<String> objections = new ArrayList<>();
        tests.deal()
                .filter(deal -> deal.pValue() >= SMALL)
                .ifPresent(deal -> objections.add("it does not aim at deals: " + Words.count(deal.observed()) + " of "
                        + deal.outOf()
                        + windowsOf(deal, screened.block().windows().size()) + ", " + Words.number(deal.expected())
                        + " expected; p = "
                        + Words.p(deal.pValue())));
        tests.rush()
                .filter(rush -> rush.pValue() >= SMALL)
                .ifPresent(rush -> objections.add("it does not aim at what others rush for: "
                        + Words.count(rush.observed())
                        + " of " + rush.outOf()
                        + windowsOf(rush, screened.block().windows().size()) + ", " + Words.number(rush.expected())
                        + " expected; p = "
                        + Words.p(rush.pValue())));
        if (tests.together().pValue() >= SMALL) {
            objections.add("that they buy together may have come about by chance, each buying at his own rate; p = "
                    + Words.p(tests.together().pValue()));
        }
        tests.receive()
                .filter(receive -> receive.pValue() >= SMALL)
                .ifPresent(receive -> objections.add("members share delivery addresses no more than other"
                        + " buyers of the same goods do: " + pairs(receive) + ", "
                        + Words.number(receive.expected()) + " expected; p = " + Words.p(receive.pValue())));
        tests.astray()
                .filter(astray -> astray.pValue() < SMALL && !tests.isEnoughAstray())
                .ifPresent(astray -> objections.add("only " + Words.count(astray.observed()) + " of " + astray.outOf()
                        + (isOne(astray) ? " of their purchases was" : " of their purchases were")
                        + " sent elsewhere than their other ones mostly are, "
                        + Words.number(astray.expected())
                        + " expected: so few tell of some members, not of the group, and count for nothing"));
        tests.togetherOnDeals()
                .filter(together -> together.pValue() >= SMALL)
                .ifPresent(together -> objections.add(
                        "compared with the crowd of the deals they do not act together more than chance explains"));
        tests.togetherOnDeals()
                .filter(together -> together.pValue() < SMALL && !tests.isMostlyTogether())
                .ifPresent(
                        together -> objections.add("they act together even compared with the crowd of the deals (p = "
                                + Words.p(together.pValue()) + "), but a member joins only "
                                + Words.percent(tests.participation())
                                + " of the windows, as the members of a club do: that counts for nothing"));
        if (tests.pickupShare() > 0.25) {
            objections.add(
                    Words.percent(tests.pickupShare()) + " of what they bought goes to one registered pick-up point");
        }
        return objections;
    }

    Map<Feature, Double> features(ScreenedBlock screened) {
        Block block = screened.block();
        BlockTests tests = screened.tests();
        Map<Feature, Double> features = new EnumMap<>(Feature.class);
        features.put(Feature.WINDOWS, (double) block.windows().size());
        features.put(Feature.PARTICIPATION, block.participation());
        features.put(Feature.BLOCK_SCORE, block.score());
        tests.deal().ifPresent(deal -> {
            features.put(Feature.DEAL_WINDOWS, deal.observed());
            features.put(Feature.EXPECTED_DEAL_WINDOWS, deal.expected());
            features.put(Feature.P_DEAL, deal.pValue());
        });
        tests.rush().ifPresent(rush -> {
            features.put(Feature.RUSH_WINDOWS, rush.observed());
            features.put(Feature.EXPECTED_RUSH_WINDOWS, rush.expected());
            features.put(Feature.P_RUSH, rush.pValue());
        });
        tests.receive().ifPresent(receive -> {
            features.put(Feature.SHARED_ADDRESS_PAIRS, receive.observed());
            features.put(Feature.EXPECTED_ADDRESS_PAIRS, receive.expected());
            features.put(Feature.P_RECEIVE, receive.pValue());
        });
        tests.astray().ifPresent(astray -> {
            features.put(Feature.PURCHASES_ASTRAY, astray.observed());
            features.put(Feature.EXPECTED_PURCHASES_ASTRAY, astray.expected());
            features.put(Feature.P_ASTRAY, astray.pValue());
        });
        tests.togetherOnDeals().map(Finding::pValue).ifPresent(p -> features.put(Feature.P_TOGETHER_ON_DEALS, p));
        return features;
    }

    private Duration longest(Block block) {
        long longest = 0;
        for (Window window : block.windows()) {
            longest = Math.max(longest, window.toMillis(index) - window.fromMillis(index));
        }
        return Duration.ofMillis(longest);
    }

    /** The number of windows that a member of average activity would be in by chance. */
    private double expectedJoins(Block block) {
        double activity = 0;
        for (int i = 0; i < block.size(); i++) {
            activity += index.eventsOfUser(block.member(i)) / (double) index.size();
        }
        activity /= block.size();
        double joins = 0;
        for (Window window : block.windows()) {
            joins += Math.min(1, activity * window.events());
        }
        return joins;
    }

    List<Burst> bursts(Block block) {
        Ids items = index.log().ids(PurchaseField.ITEM);
        return block.windows().stream()
                .map(window -> new Burst(
                        items.id(window.item()),
                        Instant.ofEpochMilli(window.fromMillis(index)),
                        Instant.ofEpochMilli(window.toMillis(index)),
                        window.membersIn(),
                        window.events()))
                .toList();
    }
}
