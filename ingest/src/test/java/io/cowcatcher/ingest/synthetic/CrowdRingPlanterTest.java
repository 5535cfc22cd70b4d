package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cowcatcher.run.RunControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plants into an empty land and listens to what the members buy. */
class CrowdRingPlanterTest {
    private static final int USERS = 2_000;
    private static final int OPENINGS = 200;
    private static final int DAY = ShopClock.SECONDS_PER_DAY;

    private final Draws draws = Draws.of(5, Draws.Part.CROWD_RINGS);
    private final Homes homes = new Homes(USERS, new Geography(100, draws), draws);
    private final int ownUnits = homes.units().size();
    private final List<Bought> bought = new ArrayList<>();

    private record Bought(int user, int opening, double minutes, int unit) {}

    private static DealCalendar calendar() {
        int[] seconds =
                IntStream.range(0, OPENINGS).map(i -> i * 60 * DAY / OPENINGS).toArray();
        return new DealCalendar(new int[OPENINGS], seconds, 60 * DAY);
    }

    private List<Group<RingLevel>> plant(int count, RingShape shape) {
        return planter(new BitSet())
                .plant(List.of(new CrowdRings(RingLevel.MEDIUM, count, shape)), RunControl.inline());
    }

    private CrowdRingPlanter planter(BitSet taken) {
        return new CrowdRingPlanter(
                WeightedSampler.uniform(USERS),
                taken,
                calendar(),
                homes,
                (user, opening, minutes, unit) -> bought.add(new Bought(user, opening, minutes, unit)),
                draws);
    }

    @Test
    void plant_mediumRings_joinsDelaysAndDropsAsTheLevelSays() {
        List<Group<RingLevel>> rings = plant(60, RingLevel.MEDIUM.shape());
        double memberTasks = 0;
        for (Group<RingLevel> ring : rings) {
            assertThat(ring.members().length).isBetween(15, 29);
            Set<Integer> members = new HashSet<>();
            Arrays.stream(ring.members()).forEach(members::add);
            long tasks = bought.stream()
                    .filter(b -> members.contains(b.user))
                    .map(Bought::opening)
                    .distinct()
                    .count();
            assertThat(tasks).isBetween(8L, 10L);
            memberTasks += tasks * members.size();
        }
        double[] delays =
                bought.stream().mapToDouble(b -> b.minutes - 2).sorted().toArray();
        double drops = bought.stream().filter(b -> b.unit != Units.OWN).count();

        assertThat(bought.size() / memberTasks).isCloseTo(0.65, within(0.02));
        assertThat(delays[0]).isPositive();
        assertThat(delays[delays.length / 2]).isCloseTo(180, within(10.0));
        // One standard deviation of a lognormal with shape .8 above the median.
        assertThat(delays[(int) (delays.length * 0.8413)]).isCloseTo(180 * Math.exp(0.8), within(30.0));
        assertThat(drops / bought.size()).isCloseTo(0.4, within(0.02));
    }

    @Test
    void plant_mangledDrops_haveUnitsOfTheirOwnInFewBuildings() {
        plant(1, RingLevel.EASY.shape().withMembers(400, 400).withTasks(10, 10).withDrops(new DropShape(1, 3, 0.3)));
        Map<Integer, Integer> uses = new HashMap<>();
        bought.forEach(b -> uses.merge(b.unit, 1, Integer::sum));
        double mangled = uses.values().stream().filter(count -> count == 1).count();

        assertThat(bought).allMatch(b -> b.unit >= ownUnits);
        assertThat(bought.stream().map(b -> homes.units().buildingOf(b.unit)).distinct())
                .hasSize(3);
        assertThat(mangled / bought.size()).isCloseTo(0.3, within(0.03));
        assertThat(uses.values().stream().filter(count -> count > 1)).hasSize(3);
    }

    @Test
    void plant_tasks_lieInsideSixtyPercentOfTheHorizon() {
        for (Group<RingLevel> ring : plant(40, RingLevel.EASY.shape())) {
            Set<Integer> members = new HashSet<>();
            Arrays.stream(ring.members()).forEach(members::add);
            int[] tasks = bought.stream()
                    .filter(b -> members.contains(b.user))
                    .mapToInt(Bought::opening)
                    .sorted()
                    .toArray();

            assertThat(tasks[tasks.length - 1] - tasks[0]).isLessThanOrEqualTo((int) (0.6 * OPENINGS));
        }
    }

    @Test
    void plant_camouflage_addsDealsShippedHome() {
        plant(
                1,
                RingLevel.EASY
                        .shape()
                        .withMembers(500, 500)
                        .withTasks(1, 1)
                        .withParticipation(0.01)
                        .withDrops(new DropShape(1, 1, 0))
                        .withCamouflage(8));
        long home = bought.stream().filter(b -> b.unit == Units.OWN).count();
        double delay = bought.stream()
                .filter(b -> b.unit == Units.OWN)
                .mapToDouble(Bought::minutes)
                .average()
                .orElseThrow();

        assertThat(home / 500.0).isCloseTo(8, within(0.5));
        assertThat(delay).isCloseTo(60, within(4.0));
    }

    @Test
    void plant_takenUsers_areLeftOutAndMembersAdded() {
        BitSet taken = new BitSet();
        taken.set(0, 1_900);
        List<Group<RingLevel>> rings = planter(taken)
                .plant(
                        List.of(new CrowdRings(
                                RingLevel.HARD, 2, RingLevel.HARD.shape().withMembers(40, 50))),
                        RunControl.inline());

        assertThat(rings)
                .allSatisfy(ring -> assertThat(Arrays.stream(ring.members())).allMatch(user -> user >= 1_900));
        assertThat(taken.cardinality())
                .isEqualTo(1_900
                        + rings.stream().mapToInt(ring -> ring.members().length).sum());
    }
}
