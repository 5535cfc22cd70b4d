package io.cowcatcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.test.ShopLog;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    /** One user who buys one item after the other, sent to these buildings. */
    private static PurchaseIndex sentTo(String... buildings) {
        ShopLog log = ShopLog.seeded(1);
        for (int i = 0; i < buildings.length; i++) {
            log.add(ShopLog.line("anna", "i" + i, i).to(buildings[i]));
        }
        return log.index();
    }

    private static Destinations of(PurchaseIndex index) {
        return Destinations.of(index, DeliveryPoints.of(index), RunControl.inline());
    }

    private static List<Integer> astray(PurchaseIndex index) {
        Destinations destinations = of(index);
        return IntStream.range(0, index.size())
                .filter(destinations::isAstray)
                .mapToObj(event -> Integer.valueOf(index.log()
                        .ids(PurchaseField.ITEM)
                        .id(index.item(event))
                        .substring(1)))
                .sorted()
                .toList();
    }

    @Test
    void of_mostlySentHome_theOtherIsAstray() {
        assertThat(astray(sentTo("home", "home", "friend", "home"))).containsExactly(2);
    }

    @Test
    void of_twoBuildingsAlike_bothAreAstrayOneByOne() {
        assertThat(astray(sentTo("home", "office", "home", "office"))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void of_onePurchaseOrOneBuilding_isNotAstray() {
        assertThat(of(sentTo("home")).areKnown(0)).isFalse();
        assertThat(astray(sentTo("home", "home"))).isEmpty();
    }

    @Test
    void of_pickupPoints_areNotCounted() {
        PurchaseIndex index = sentTo("home", "station1", "home", "station1", "station1");
        Destinations destinations = of(index);

        assertThat(astray(index)).isEmpty();
        assertThat(IntStream.range(0, 5).filter(destinations::areKnown).count()).isEqualTo(2);
    }

    @Test
    void likeness_someSendAllElsewhereOthersNothing_isHighAndOfEqualsLow() {
        ShopLog habits = ShopLog.seeded(1);
        ShopLog chance = ShopLog.seeded(2);
        SplittableRandom random = new SplittableRandom(3);
        for (int user = 0; user < 400; user++) {
            for (int i = 0; i < 10; i++) {
                boolean often = user % 10 == 0 && i < 4;
                boolean atTimes = random.nextDouble() < 0.04;
                habits.add(ShopLog.line("u" + user, "i" + i, i).to(often ? "else" + i + "-" + user : "home" + user));
                chance.add(ShopLog.line("u" + user, "i" + i, i).to(atTimes ? "else" + i + "-" + user : "home" + user));
            }
        }

        assertThat(of(habits.index()).likeness(user -> true)).isGreaterThan(0.2);
        assertThat(of(chance.index()).likeness(user -> true)).isCloseTo(0, within(0.05));
        assertThat(of(sentTo("home", "home")).likeness(user -> true)).isZero();
    }
}
