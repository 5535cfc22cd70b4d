package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.BlockOptions;
import io.cowcatcher.block.Blocks;
import io.cowcatcher.block.WindowPrior;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.screening.ScreeningOptions;
import io.cowcatcher.screening.Tier;
import io.cowcatcher.similarity.PurchaseSimilarity;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.Shops;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PooledBlocksTest {
    private static final List<String> SLOW = ShopLog.names("r", 12);

    /** A crowd, and twelve who take up to three and a half days for each of their nine tasks. */
    private static PurchaseLog slowRing() {
        List<Purchase> purchases = ShopLog.seeded(5)
                .crowd(new Crowd(600, 150, 40, 7))
                .ring(new ShopLog.Ring(SLOW, 9, 0.8, 84 * ShopLog.HOUR), "drop", ShopLog.DEAL_PRICE)
                .lines()
                .stream()
                .map(line -> Purchase.by(line.user())
                        .of(line.item())
                        .at(ShopLog.START.plusSeconds(line.second()))
                        .with(PurchaseField.BUILDING, line.building())
                        .priced(line.price(), ShopLog.LIST_PRICE)
                        .build())
                .toList();
        return PurchaseLog.of(purchases);
    }

    @Test
    void linked_ringThatTakesDays_isFoundThroughTheLongerLinks() {
        LinkedSearch linked = RingSearch.on(slowRing()).linked();

        List<Ring> rings = ringsOf(linked.grouped().refined());

        assertThat(linked.allLinks()).hasSize(2);
        assertThat(linked.links()).isSameAs(linked.allLinks().get(0));
        assertThat(rings).hasSize(1);
        assertThat(rings.get(0).members()).extracting(RingMember::userId).containsExactlyInAnyOrderElementsOf(SLOW);
    }

    private static List<Ring> ringsOf(RefinedSearch search) {
        return search.screenedBy(ScreeningOptions.defaults()).rings();
    }

    @Test
    void refinedBy_linksOfFourDays_makesWindowsOfFourDays() {
        RefinedSearch refined = RingSearch.on(slowRing())
                .linkedBy(PurchaseSimilarity.defaults().within(Duration.ofDays(4)))
                .grouped()
                .refinedBy(BlockOptions.defaults());

        assertThat(refined.pool())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.options().longestWindow()).isEqualTo(Duration.ofDays(4)));
    }

    /** What comes of users of whom no two are linked: every second purchase of the ring goes to this building. */
    private static List<Block> poolWithoutLinks(String drop) {
        ShopLog log = ShopLog.seeded(5).crowd(new Crowd(600, 150, 40, 7));
        ShopLog.seeded(6)
                .ring(new ShopLog.Ring(SLOW, 9, 0.8, 4 * ShopLog.HOUR), drop, Double.NaN)
                .lines()
                .forEach(line -> log.add(line.second() % 2 == 0 ? line : line.to("home-" + line.user())));
        for (String user : SLOW) {
            for (int i = 0; i < 10; i++) {
                log.add(ShopLog.line(user, user + "-" + i, 100L * i).to("home-" + user));
            }
        }
        PurchaseLog purchases =
                log.with(line -> line.paying(Double.NaN)).index().log();
        LinkedSearch linked =
                RingSearch.on(purchases).linkedBy(PurchaseSimilarity.defaults().withMinimumShared(100));
        assertThat(linked.links().graph().edgeCount()).isZero();
        return linked.grouped().refinedBy(BlockOptions.defaults()).pool();
    }

    @Test
    void refinedBy_membersLinkedByNothingButTheirDrop_areFoundByIt() {
        assertThat(poolWithoutLinks("drop"))
                .anySatisfy(block -> assertThat(block.size()).isBetween(10, 14));
        assertThat(poolWithoutLinks("")).as("nowhere known").isEmpty();
    }

    @Test
    void refinedBy_linksOfAnHourAndOfAnyTime_keepsWindowsInRange() {
        RefinedSearch refined = RingSearch.on(PurchaseLog.of(Shops.crowdRing()))
                .linkedBy(
                        PurchaseSimilarity.defaults().within(Duration.ofHours(1)),
                        PurchaseSimilarity.defaults().within(PurchaseSimilarity.ANY_TIME))
                .grouped()
                .refinedBy(BlockOptions.defaults());

        assertThat(refined.pool())
                .extracting(block -> block.options().longestWindow())
                .as("a day at least, four for communities among deals, a year at most")
                .contains(Duration.ofDays(1), Duration.ofDays(366))
                .containsOnly(Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(366));
    }

    @Test
    void blocks_review_hasWhatInterceptReportsAndElseNoneThatWasSoughtOnDeals() {
        RefinedSearch refined = RingSearch.on(PurchaseLog.of(Shops.crowdRing()))
                .linked()
                .grouped()
                .refined();

        Rings intercept = refined.screenedBy(ScreeningOptions.defaults());
        Rings review = refined.screenedBy(ScreeningOptions.defaults().withTier(Tier.REVIEW));

        assertThat(priors(refined.pool())).contains(WindowPrior.UNIFORM, WindowPrior.DEALS);
        assertThat(intercept.rings()).hasSize(1);
        assertThat(users(review)).isEqualTo(users(intercept));
        assertThat(refined.blocks(Tier.REVIEW).stream()
                        .filter(block -> block.options().prior() == WindowPrior.DEALS))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** The same search, all of whose blocks have members that join this share of the windows. */
    private static RefinedSearch joining(double participation) {
        GroupedSearch grouped =
                RingSearch.on(PurchaseLog.of(Shops.crowdRing())).linked().grouped();
        List<Block> pool = grouped.refined().pool().stream()
                .map(block -> Blocks.withParticipation(block, participation))
                .toList();
        return new RefinedSearch(grouped, List.of(BlockOptions.defaults()), pool);
    }

    @Test
    void blocks_membersWhoJoinLessThanAThirdOfTheWindows_areForReviewAlone() {
        assertThat(joining(0.34).blocks(Tier.INTERCEPT)).isNotEmpty();

        assertThat(joining(0.32).blocks(Tier.INTERCEPT)).isEmpty();
        assertThat(joining(0.32).blocks(Tier.REVIEW)).isNotEmpty();
    }

    private static List<List<String>> users(Rings rings) {
        return rings.rings().stream()
                .map(ring ->
                        ring.members().stream().map(RingMember::userId).sorted().toList())
                .toList();
    }

    @Test
    void blocks_reviewOfBlocksSoughtOnDealsAlone_isThatOfIntercept() {
        RefinedSearch refined = RingSearch.on(PurchaseLog.of(Shops.crowdRing()))
                .linked()
                .grouped()
                .refinedBy(BlockOptions.defaults().withPrior(WindowPrior.DEALS));

        assertThat(refined.blocks(Tier.REVIEW)).isEqualTo(refined.blocks(Tier.INTERCEPT));
        assertThat(refined.screenedBy(ScreeningOptions.defaults().withTier(Tier.REVIEW))
                        .rings())
                .hasSize(1);
    }

    private static List<WindowPrior> priors(List<Block> blocks) {
        return blocks.stream().map(block -> block.options().prior()).distinct().toList();
    }

    @Test
    void refined_logWithoutDeals_refinesOnce() {
        PurchaseLog bare = PurchaseLog.of(Shops.crowdRing().stream()
                .map(purchase -> Purchase.by(purchase.user())
                        .of(purchase.text(PurchaseField.ITEM).orElseThrow())
                        .at(purchase.time().orElseThrow())
                        .build())
                .toList());

        RefinedSearch refined = RingSearch.on(bare).linked().grouped().refined();

        assertThat(priors(refined.pool())).containsExactly(WindowPrior.UNIFORM);
    }

    @Test
    void refinedBy_optionsOfDifferentRules_areRefused() {
        GroupedSearch grouped =
                RingSearch.on(PurchaseLog.of(Shops.crowdRing())).linked().grouped();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> grouped.refinedBy(
                        BlockOptions.defaults(), BlockOptions.defaults().withMinimumMembers(5)))
                .withMessageContaining("options must agree on hubs and minimumMembers");
    }

    @Test
    void communities_eachGraphViewAndMethod_isNamed() {
        GroupedSearch grouped =
                RingSearch.on(PurchaseLog.of(Shops.crowdRing())).linked().grouped();

        assertThat(grouped.communities()).hasSize((2 * LinkView.ladder().size() + 9) * 3);
        assertThat(grouped.communities().subList(0, 21))
                .extracting(GroupedSearch.Found::view)
                .containsAll(LinkView.ladder());
    }
}
