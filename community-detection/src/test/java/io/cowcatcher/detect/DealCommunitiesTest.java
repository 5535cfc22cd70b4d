package io.cowcatcher.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.LabelPropagationOptions;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import io.cowcatcher.test.ShopLog.Crowd;
import io.cowcatcher.test.ShopLog.Ring;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealCommunitiesTest {
    private static final List<String> RING = ShopLog.names("r", 10);
    private static final List<CommunityMethod> METHODS =
            List.of(LabelPropagationOptions.defaults(), LouvainOptions.defaults());

    /** Ten who meet on six deals, and buy twenty other things each. */
    private static ShopLog busyRing() {
        ShopLog log = ShopLog.seeded(3).crowd(new Crowd(600, 150, 40, 7));
        log.ring(new Ring(RING, 6, 0.7, 12 * ShopLog.HOUR), "", ShopLog.DEAL_PRICE);
        for (String member : RING) {
            IntStream.range(0, 20)
                    .forEach(i -> log.add(
                            ShopLog.line(member, "i" + i, ShopLog.DAY * i).paying(ShopLog.LIST_PRICE)));
        }
        return log;
    }

    @Test
    void find_ringThatBuysMuchElse_isAmongTheCommunities() {
        PurchaseIndex index = busyRing().index();
        int[] ring = ShopLog.codes(index, RING);

        List<GroupedSearch.Found> found = new DealCommunities(index, METHODS).find(RunControl.inline());

        assertThat(found).hasSize(9 * METHODS.size());
        assertThat(found)
                .anySatisfy(each ->
                        assertThat(overlap(each.result().partition(), ring)).isGreaterThan(0.6));
    }

    /** The largest Jaccard similarity of a community with these users. */
    private static double overlap(Partition partition, int[] users) {
        return IntStream.range(0, partition.communityCount())
                .mapToDouble(community -> {
                    int[] members = partition.members(community);
                    long common = Arrays.stream(members)
                            .filter(user -> Arrays.binarySearch(users, user) >= 0)
                            .count();
                    return common / (double) (members.length + users.length - common);
                })
                .max()
                .orElse(0);
    }

    @Test
    void find_noPrices_isNothing() {
        PurchaseIndex index = busyRing().with(line -> line.paying(Double.NaN)).index();

        assertThat(new DealCommunities(index, METHODS).find(RunControl.inline()))
                .isEmpty();
    }
}
