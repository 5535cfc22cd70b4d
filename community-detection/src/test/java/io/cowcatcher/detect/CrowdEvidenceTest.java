package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.screening.BlockTests;
import io.cowcatcher.screening.Finding;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.screening.Verdict;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdEvidenceTest {
    private static final PurchaseIndex INDEX = ShopLog.seeded(1)
            .add(ShopLog.line("m0", "red", 0))
            .add(ShopLog.line("m1", "red", 60))
            .add(ShopLog.line("m0", "blue", 0))
            .add(ShopLog.line("m1", "blue", 60))
            .index();
    private static final CrowdEvidence EVIDENCE = new CrowdEvidence(INDEX);

    private static ScreenedBlock screened(Finding deal, Finding astray) {
        int[] members = {0, 1};
        Block block = Blocks.of(
                members,
                Stream.of("blue", "red")
                        .map(item -> Blocks.window(
                                INDEX, INDEX.log().ids(PurchaseField.ITEM).code(item), 0, ShopLog.DAY, members))
                        .toList());
        BlockTests tests = new BlockTests(
                new Finding(1e-9, 20, 0, 2),
                Optional.of(deal),
                Optional.empty(),
                Optional.empty(),
                Optional.of(astray),
                Optional.empty(),
                0.65,
                0);
        return new ScreenedBlock(block, tests, 1, 1, Verdict.TOO_WEAK, 0);
    }

    private static Finding astray(double observed) {
        return new Finding(1e-6, observed, 2, 400);
    }

    @Test
    void deal_windowsThatRepeatBaskets_areNotAmongThoseCounted() {
        ScreenedBlock onDeals = screened(new Finding(0.01, 1, 0.01, 1), astray(100));
        ScreenedBlock elsewhere = screened(new Finding(1, 0, 0.01, 1), astray(100));
        ScreenedBlock separate = screened(new Finding(0.01, 2, 0.01, 2), astray(100));

        assertThat(EVIDENCE.reasons(onDeals).get(1)).startsWith("1 of 1 window of separate baskets is on a deal; ");
        assertThat(EVIDENCE.objections(elsewhere).get(0))
                .startsWith("it does not aim at deals: 0 of 1 window of separate baskets, ");
        assertThat(EVIDENCE.reasons(separate).get(1)).startsWith("2 of 2 windows are on deals; ");
    }

    @Test
    void astray_tooFewToCount_speakAgainstItInsteadOfForIt() {
        Finding deal = new Finding(0.01, 2, 0.01, 2);
        ScreenedBlock many = screened(deal, astray(22));
        ScreenedBlock few = screened(deal, astray(21));

        assertThat(EVIDENCE.reasons(many)).anyMatch(reason -> reason.startsWith("22 of 400 of their purchases"));
        assertThat(EVIDENCE.objections(many)).isEmpty();
        assertThat(EVIDENCE.reasons(few)).noneMatch(reason -> reason.contains("elsewhere"));
        assertThat(EVIDENCE.objections(few))
                .isEqualTo(List.of("only 21 of 400 of their purchases were sent elsewhere than their other ones mostly"
                        + " are, 2.0 expected: so few tell of some members, not of the group, and count for nothing"));
    }

    @Test
    void togetherInFewWindows_speaksAgainstItInsteadOfForIt() {
        ScreenedBlock often = together(0.5);
        ScreenedBlock seldom = together(0.42);

        assertThat(EVIDENCE.reasons(often)).anyMatch(reason -> reason.startsWith("they act together even"));
        assertThat(EVIDENCE.objections(often)).noneMatch(objection -> objection.contains("club"));
        assertThat(EVIDENCE.reasons(seldom)).noneMatch(reason -> reason.contains("act together even"));
        assertThat(EVIDENCE.objections(seldom))
                .contains("they act together even compared with the crowd of the deals (p = 1e-9), but a member joins"
                        + " only 42 % of the windows, as the members of a club do: that counts for nothing");
    }

    private static ScreenedBlock together(double participation) {
        ScreenedBlock found = screened(new Finding(0.01, 2, 0.01, 2), astray(100));
        BlockTests tests = new BlockTests(
                found.tests().together(),
                found.tests().deal(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Finding(1e-9, 20, 0, 2)),
                participation,
                0);
        return new ScreenedBlock(found.block(), tests, 1, 1, Verdict.TOO_WEAK, 0);
    }

    @Test
    void reasons_ofOneOfEach_speakOfOne() {
        Finding deal = new Finding(0.01, 2, 0.01, 2);
        ScreenedBlock found = screened(deal, new Finding(1e-6, 1, 0.01, 4));
        BlockTests tests = new BlockTests(
                found.tests().together(),
                Optional.of(deal),
                Optional.empty(),
                Optional.of(new Finding(0.01, 1, 0.01, 4)),
                found.tests().astray(),
                Optional.empty(),
                0.65,
                0);
        ScreenedBlock one = new ScreenedBlock(found.block(), tests, 1, 1, Verdict.RING, 1);

        assertThat(EVIDENCE.reasons(one))
                .anyMatch(reason -> reason.startsWith("1 pair of members ships to one building, "))
                .anyMatch(reason -> reason.startsWith("1 of 4 of their purchases was sent elsewhere "))
                .anyMatch(reason -> reason.contains("those tested: it bought ")
                        && reason.endsWith("not where most of its purchases go"));
    }

    @Test
    void reasons_someTakenUpAfterTheTests_tellHowMany() {
        ScreenedBlock tested = screened(new Finding(0.01, 2, 0.01, 2), astray(100));
        ScreenedBlock grown = new ScreenedBlock(tested.block(), tested.tests(), 1, 1, Verdict.RING, 1);

        assertThat(EVIDENCE.reasons(grown))
                .containsAll(EVIDENCE.reasons(tested))
                .anyMatch(reason -> reason.startsWith("1 of the accounts came in addition to those tested"));
        assertThat(EVIDENCE.reasons(tested)).noneMatch(reason -> reason.contains("in addition"));
    }
}
