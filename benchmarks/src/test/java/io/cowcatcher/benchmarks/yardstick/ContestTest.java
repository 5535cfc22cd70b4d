package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.ingest.synthetic.CrowdRings;
import io.cowcatcher.ingest.synthetic.RingLevel;
import io.cowcatcher.ingest.synthetic.SyntheticLogOptions;
import io.cowcatcher.run.RunControl;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {
    private static final Task TASK = new Cell(
                    "tiny",
                    SyntheticLogOptions.defaults()
                            .withUsers(1_200)
                            .withItems(300)
                            .withDealItems(25)
                            .withCrowdRings(CrowdRings.of(RingLevel.EASY, 2), CrowdRings.of(RingLevel.EXTREME, 1)))
            .task(5, RunControl.inline());

    @Test
    void ours_ringsOfTwoLevels_areCountedByLevelToo() {
        Map<String, Outcome> outcomes = new Contest(TASK, RunControl.inline()).ours();

        assertThat(outcomes).containsOnlyKeys("intercept", "review");
        for (Outcome outcome : outcomes.values()) {
            assertThat(outcome.levels()).containsOnlyKeys(RingLevel.EASY, RingLevel.EXTREME);
            assertThat(outcome.levels().values().stream()
                            .mapToInt(rates -> rates.found())
                            .sum())
                    .isEqualTo(outcome.rings().found());
            assertThat(outcome.levels().get(RingLevel.EASY).planted()).isEqualTo(2);
        }
    }

    @Test
    void baselines_dealsAlone_sayNothingOfAllPurchases() {
        Map<String, Outcome> outcomes = new Contest(TASK, RunControl.inline()).baselines(Course.Purchases.DEALS);

        assertThat(outcomes).hasSizeGreaterThan(5);
        assertThat(outcomes.values()).allMatch(outcome -> outcome.settings().startsWith("deals: "));
    }

    @Test
    void recalls_ofStages_endWithWhatTheTiersReport() {
        Stages stages = new Stages(TASK, RunControl.inline());
        Map<String, Map<RingLevel, Double>> recalls = stages.recalls();
        Map<String, Outcome> outcomes = new Contest(TASK, RunControl.inline()).ours();

        assertThat(recalls)
                .containsOnlyKeys(
                        "oracle blocks",
                        "seeds",
                        "blocks",
                        "chosen for intercept",
                        "reported by intercept",
                        "chosen for review",
                        "reported by review");
        outcomes.forEach((tier, outcome) -> outcome.levels()
                .forEach((level, rates) ->
                        assertThat(recalls.get("reported by " + tier)).containsEntry(level, rates.recall())));
    }
}
