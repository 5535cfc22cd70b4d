package io.cowcatcher.benchmarks.yardstick.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final Set<String> RING =
            IntStream.range(0, 10).mapToObj(i -> "r" + i).collect(Collectors.toCollection(TreeSet::new));

    /** Three hundred who buy anything at any time, each on a device of his own; ten who buy eight things together. */
    private static PurchaseIndex shop() {
        SplittableRandom random = new SplittableRandom(7);
        List<Purchase> log = new ArrayList<>();
        for (int user = 0; user < 300; user++) {
            for (int i = 0; i < 5; i++) {
                log.add(purchase("u" + user, "i" + random.nextInt(200), random.nextLong(30 * 86_400L), "own" + user));
            }
        }
        for (String member : RING) {
            for (int task = 0; task < 8; task++) {
                log.add(purchase(member, "task" + task, task * 86_400L + 600 + random.nextLong(600), "farm"));
            }
        }
        return PurchaseIndex.of(PurchaseLog.of(log), IndexOptions.defaults());
    }

    private static Purchase purchase(String user, String item, long second, String place) {
        return Purchase.by(user)
                .of(item)
                .at(START.plusSeconds(second))
                .with(PurchaseField.DEVICE, place)
                .with(PurchaseField.BUILDING, place)
                .build();
    }

    private static Set<String> names(PurchaseIndex index, int[] group) {
        return Arrays.stream(group)
                .mapToObj(index.log().ids(PurchaseField.USER)::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Baseline> all() {
        return Baseline.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void answers_plainRing_oneSettingFindsItAlone(Baseline baseline) {
        PurchaseIndex index = shop();

        List<Answer> answers = baseline.answers(index, RunControl.inline());

        assertThat(answers)
                .as(baseline.name())
                .anySatisfy(answer -> assertThat(answer.groups())
                        .singleElement()
                        .satisfies(group -> assertThat(names(index, group)).isEqualTo(RING)));
        assertThat(answers).extracting(Answer::settings).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void answers_noPurchases_findNothing(Baseline baseline) {
        PurchaseIndex none = PurchaseIndex.of(PurchaseLog.of(List.of()), IndexOptions.defaults());

        assertThat(baseline.answers(none, RunControl.inline()))
                .allSatisfy(answer -> assertThat(answer.groups()).isEmpty());
    }

    @Test
    void names_all_differ() {
        assertThat(Baseline.all())
                .extracting(Baseline::name)
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    /** A purchase twice as frequent counts less in a popular column: FRAUDAR prefers the block of rare items. */
    @Test
    void fraudar_columnsThatEverybodyBuys_weighLess() {
        List<Purchase> log = new ArrayList<>();
        for (int user = 0; user < 200; user++) {
            log.add(purchase("u" + user, "bread", 60L * user, "x"));
            log.add(purchase("u" + user, "milk", 60L * user, "x"));
        }
        for (String member : RING) {
            for (int item = 0; item < 10; item++) {
                log.add(purchase(member, "rare" + item, 60L * item, "x"));
            }
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(log), IndexOptions.defaults());

        Answer first = Fraudar.onItems().answers(index, RunControl.inline()).get(0);

        assertThat(first.groups())
                .singleElement()
                .satisfies(group -> assertThat(names(index, group)).isEqualTo(RING));
    }

    /** The same items, bought weeks apart, are common for Jaccard and not for SynchroTrap. */
    @Test
    void synchroTrap_sameItemsWeeksApart_linksNobody() {
        List<Purchase> log = new ArrayList<>();
        int week = 0;
        for (String member : RING) {
            for (int item = 0; item < 5; item++) {
                log.add(purchase(member, "i" + item, 7 * 86_400L * week + 60L * item, "x"));
            }
            week++;
        }
        PurchaseIndex index = PurchaseIndex.of(PurchaseLog.of(log), IndexOptions.defaults());

        assertThat(JaccardComponents.synchroTrap().answers(index, RunControl.inline()))
                .allSatisfy(answer -> assertThat(answer.groups()).isEmpty());
        assertThat(JaccardComponents.anyTime().answers(index, RunControl.inline()))
                .anySatisfy(answer -> assertThat(answer.groups()).hasSize(1));
    }
}
