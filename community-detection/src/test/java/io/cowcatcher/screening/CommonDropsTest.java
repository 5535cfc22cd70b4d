package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.HubRule;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonDropsTest {
    private static final List<String> MEMBERS = ShopLog.names("m", 5);

    /** Everybody buys four things sent home; members have one more sent to a building. */
    private static ShopLog sending(String... buildings) {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < MEMBERS.size(); i++) {
            String member = MEMBERS.get(i);
            for (int thing = 0; thing < 4; thing++) {
                log.add(ShopLog.line(member, "thing" + i + thing, thing).to("home-" + member));
            }
            log.add(ShopLog.line(member, "deal", 100 + i).to(buildings[i]));
        }
        return log;
    }

    private static List<List<String>> groups(ShopLog log, int leastUsers) {
        return groups(log, leastUsers, MEMBERS.size());
    }

    private static List<List<String>> groups(ShopLog log, int leastUsers, int mostUsers) {
        PurchaseIndex index = log.index();
        return CommonDrops.groups(index, HubRule.defaults(), leastUsers, mostUsers, RunControl.inline()).stream()
                .map(users -> ShopLog.users(index, users))
                .toList();
    }

    @Test
    void groups_manySendAstrayToOneBuilding_areOneGroup() {
        assertThat(groups(sending("drop", "drop", "other", "drop", "drop"), 4))
                .containsExactly(List.of("m0", "m1", "m3", "m4"));
    }

    @Test
    void groups_twoDrops_areTwoGroupsThatMayOverlap() {
        ShopLog log = sending("a", "a", "b", "b", "b");
        log.add(ShopLog.line("m2", "deal2", 200).to("a"));

        assertThat(groups(log, 3)).containsExactlyInAnyOrder(List.of("m0", "m1", "m2"), List.of("m2", "m3", "m4"));
    }

    @Test
    void groups_moreUsersThanASeedMayHave_areLeftOut() {
        ShopLog log = sending("a", "a", "b", "b", "b");

        assertThat(groups(log, 2, 2)).containsExactly(List.of("m0", "m1"));
    }

    @Test
    void groups_neighboursAtHome_areNone() {
        ShopLog log = sending("x", "x", "x", "x", "x").with(line -> line.to("tower"));

        assertThat(groups(log, 2)).isEmpty();
    }

    @Test
    void groups_pickupPoints_areNone() {
        assertThat(groups(sending("station1", "station1", "station1", "station1", "station1"), 2))
                .isEmpty();
    }

    @Test
    void groups_noAddresses_areNone() {
        assertThat(groups(sending("x", "x", "x", "x", "x").with(line -> line.to("")), 2))
                .isEmpty();
    }

    @Test
    void groups_cancelled_ends() {
        PurchaseIndex index = sending("drop", "drop", "drop", "drop", "drop").index();
        RunControl cancelled = RunControl.inline().cancelledBy(() -> true);

        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(() -> CommonDrops.groups(index, HubRule.defaults(), 2, 600, cancelled));
    }
}
