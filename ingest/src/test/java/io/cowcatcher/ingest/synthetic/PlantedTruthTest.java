package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlantedTruthTest {

    private static PlantedRing ring(int id, String... users) {
        return new PlantedRing(id, RingKind.CROWD, Optional.of(RingLevel.EASY), List.of(users));
    }

    @Test
    void users_ofSeveralRings_areSortedByLengthFirst() {
        PlantedTruth truth = PlantedTruth.of(List.of(ring(0, "u10", "u9"), ring(1, "u8")), List.of());

        assertThat(truth.users()).containsExactly("u8", "u9", "u10");
    }

    @Test
    void ringOf_memberAndOutsider_tellsThemApart() {
        PlantedTruth truth = PlantedTruth.of(List.of(ring(4, "u1", "u2")), List.of());

        assertThat(truth.ringOf("u2")).contains(truth.rings().get(0));
        assertThat(truth.ringOf("u3")).isEmpty();
    }

    @Test
    void of_userInTwoRings_namesUserAndRings() {
        List<PlantedRing> rings = List.of(ring(1, "u1", "u2"), ring(2, "u2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlantedTruth.of(rings, List.of()))
                .withMessage("a user must be in one ring at most (got: u2 in rings 1 and 2)");
    }

    @Test
    void of_twoRingsOfOneId_isRefused() {
        List<PlantedRing> rings = List.of(ring(1, "u1"), ring(1, "u2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlantedTruth.of(rings, List.of()))
                .withMessage("ring id must be unique (got: 1 twice)");
    }
}
