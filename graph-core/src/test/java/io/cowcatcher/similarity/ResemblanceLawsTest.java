package io.cowcatcher.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.Resemblance.Closeness;
import io.cowcatcher.similarity.Resemblance.Normaliser;
import io.cowcatcher.similarity.Resemblance.Rarity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of R over random logs with addresses, phones, pick-up points, hubs and promotions, and its plain twin. */
class ResemblanceLawsTest {
    private static final int HUB_USERS = 3;

    @Provide
    Arbitrary<PurchaseSimilarity> similarities() {
        return Combinators.combine(
                        Arbitraries.of(Rarity.class),
                        Arbitraries.of(Closeness.class),
                        Arbitraries.of(Normaliser.class),
                        Arbitraries.of(0.0, 0.5, 8.0),
                        Arbitraries.of(Duration.ofMinutes(30), Duration.ofDays(1), Duration.ofDays(100)),
                        Arbitraries.of(1, 2))
                .as((rarity, closeness, normaliser, shrinkage, window, least) -> PurchaseSimilarity.defaults()
                        .within(window)
                        .withMinimumShared(least)
                        .withExpansionLimit(PurchaseSimilarity.NO_LIMIT)
                        .weightedBy(Resemblance.defaults()
                                .withRarity(rarity)
                                .withCloseness(closeness)
                                .withNormaliser(normaliser)
                                .withShrinkage(shrinkage)
                                .withMixtures(Mixtures.defaults().withHubs(new HubRule.ManyUsers(HUB_USERS)))
                                .withMinimum(Double.MIN_NORMAL)));
    }

    private record Row(
            String user,
            String item,
            long minute,
            int place,
            int phone,
            int name,
            boolean saysBuilding,
            boolean pickup) {
        Purchase toPurchase(UnaryOperator<String> renamed, boolean buildings) {
            Purchase.Builder purchase = Purchase.by(renamed.apply(user))
                    .of(renamed.apply(item))
                    .at(TinyLog.START.plusSeconds(60 * minute))
                    .with(PurchaseField.ADDRESS, renamed.apply("flat" + place))
                    .with(PurchaseField.ZONE, renamed.apply("zone" + place / 8));
            if (buildings && saysBuilding) { // the last flats have the same names in all houses
                purchase.with(PurchaseField.BUILDING, renamed.apply("house" + (place < 13 ? place / 3 : minute % 3)));
            }
            if (phone > 0) {
                purchase.with(PurchaseField.PHONE, renamed.apply("phone" + phone));
            }
            if (name > 0) {
                purchase.with(PurchaseField.RECIPIENT, renamed.apply("phone" + name)); // the texts of phones
            }
            return purchase.pickupPoint(pickup ? Flag.YES : Flag.UNKNOWN).build();
        }
    }

    /** Some weeks, with a day of a flood in some logs. */
    private static List<Row> rows(long randomSeed) {
        SplittableRandom random = new SplittableRandom(randomSeed);
        int users = 3 + random.nextInt(12);
        int span = 1_440 << random.nextInt(6);
        boolean flood = random.nextBoolean();
        List<Row> rows = new ArrayList<>();
        for (int i = 20 + random.nextInt(80); i > 0; i--) {
            long minute = flood && i % 2 == 0 ? span / 2 + random.nextInt(60) : random.nextInt(span);
            rows.add(new Row(
                    "u" + random.nextInt(users),
                    "i" + random.nextInt(6),
                    minute,
                    random.nextInt(16),
                    random.nextInt(5),
                    random.nextInt(5),
                    random.nextInt(4) > 0,
                    random.nextInt(12) == 0));
        }
        return rows;
    }

    private static PurchaseIndex index(List<Row> rows, UnaryOperator<String> name, boolean buildings) {
        return PurchaseIndex.of(
                PurchaseLog.of(rows.stream()
                        .map(row -> row.toPurchase(name, buildings))
                        .toList()),
                IndexOptions.defaults().withRepeatGap(Duration.ofHours(2)));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void link_addressesAndPromotions_agreesWithThePlainTwinAndIsSymmetricAndBounded(
            @ForAll long randomSeed, @ForAll boolean buildings, @ForAll("similarities") PurchaseSimilarity similarity) {
        PurchaseIndex index = index(rows(randomSeed), UnaryOperator.identity(), buildings);
        Resemblance options = (Resemblance) similarity.weight();
        PlainResemblance plain =
                new PlainResemblance(index, options, similarity.window().toMillis(), HUB_USERS);
        SimilarityGraph links = similarity.link(index, RunControl.inline());
        PairExplainer explainer = PairExplainer.of(index, similarity, RunControl.inline());
        boolean bounded = options.rarity() != Rarity.LOCAL && options.normaliser() != Normaliser.NONE;
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                long arc = links.graph().arc(a, b);
                double weight = arc >= 0 ? links.weight(arc) : 0;
                assertThat(weight).isCloseTo(plain.of(a, b, similarity.minimumShared()), within(1e-9));
                assertThat(weight).isGreaterThanOrEqualTo(0);
                assertThat(weight).isLessThanOrEqualTo(bounded ? 1 + 1e-12 : Double.MAX_VALUE);
                PairExplanation there = explainer.explain(a, b);
                PairExplanation back = explainer.explain(b, a);
                assertThat(there.resemblance()).isEqualTo(back.resemblance());
                assertThat(there.surprise()).isEqualTo(back.surprise());
            }
        }
    }

    /** L4 and L5: users, items, addresses and phones under other names, rows in another order and twice. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void link_everythingRenamedAndShuffled_givesTheSameWeights(
            @ForAll long randomSeed,
            @ForAll boolean buildings,
            @ForAll Random random,
            @ForAll("similarities") PurchaseSimilarity similarity) {
        List<Row> rows = rows(randomSeed);
        List<Row> shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows);
        Collections.shuffle(shuffled, random);
        UnaryOperator<String> renamed = id -> new StringBuilder(id).reverse() + id.substring(0, 1);

        Map<String, Double> expected = edges(index(rows, UnaryOperator.identity(), buildings), similarity, renamed);
        Map<String, Double> actual = edges(index(shuffled, renamed, buildings), similarity, UnaryOperator.identity());

        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((pair, weight) -> assertThat(weight).isCloseTo(expected.get(pair), within(1e-12)));
    }

    /** L10: an item that everyone buys adds nothing to R. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void link_itemThatEveryoneBuys_addsNothingToTheNumerator(
            @ForAll long randomSeed, @ForAll @IntRange(min = 0, max = 5_000) int minute) {
        List<Row> rows = rows(randomSeed);
        List<Row> more = new ArrayList<>(rows);
        rows.stream()
                .map(Row::user)
                .distinct()
                .forEach(user -> more.add(new Row(user, "hot", minute, 15, 0, 0, false, false)));
        PurchaseIndex index = index(more, UnaryOperator.identity(), true);
        PairExplainer explainer = PairExplainer.of(
                index, PurchaseSimilarity.defaults().weightedBy(Resemblance.defaults()), RunControl.inline());
        int hot = index.log().ids(PurchaseField.ITEM).code("hot");
        for (int a = 0; a < index.userCodes(); a++) {
            for (int b = a + 1; b < index.userCodes(); b++) {
                List<SharedPurchase> shared = explainer.explain(a, b).shared();
                assertThat(shared).anyMatch(match -> match.item() == hot);
                assertThat(shared).filteredOn(match -> match.item() == hot).allMatch(match -> match.worth() <= 1e-15);
            }
        }
    }

    private static Map<String, Double> edges(
            PurchaseIndex index, PurchaseSimilarity similarity, UnaryOperator<String> name) {
        Ids users = index.log().ids(PurchaseField.USER);
        Map<String, Double> edges = new TreeMap<>();
        similarity.forEachPair(index, RunControl.inline(), (first, second, shared, weight) -> {
            String a = name.apply(users.id(first));
            String b = name.apply(users.id(second));
            edges.put(a.compareTo(b) < 0 ? a + " " + b : b + " " + a, weight);
        });
        return edges;
    }
}
