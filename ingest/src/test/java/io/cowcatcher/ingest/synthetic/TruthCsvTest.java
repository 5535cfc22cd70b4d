package io.cowcatcher.ingest.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthCsvTest {

    private static String write(PlantedTruth truth) throws IOException {
        StringWriter text = new StringWriter();
        TruthCsv.write(truth, text);
        return text.toString();
    }

    private static PlantedTruth read(String text) throws IOException {
        return TruthCsv.read(new StringReader(text), "truth.csv");
    }

    @Test
    void write_twoRings_isOneLineForEveryMember() throws IOException {
        PlantedTruth truth = PlantedTruth.of(
                List.of(
                        new PlantedRing(0, RingKind.CROWD, Optional.of(RingLevel.EASY), List.of("u5", "u16")),
                        new PlantedRing(7, RingKind.SAME_PERSON, Optional.empty(), List.of("u,9"))),
                List.of());

        assertThat(write(truth).lines())
                .containsExactly("user_id,ring_id,kind", "u5,0,crowd", "u16,0,crowd", "\"u,9\",7,same-person");
    }

    @Test
    void read_whatWasWritten_isTheTruthWithoutLevels() throws IOException {
        PlantedTruth truth =
                TestLogs.make(SyntheticLogOptions.demo().scaledBy(0.1)).truth();
        PlantedTruth again = read(write(truth));

        assertThat(again.users()).isEqualTo(truth.users());
        assertThat(again.rings())
                .isEqualTo(truth.rings().stream()
                        .map(ring -> new PlantedRing(ring.id(), ring.kind(), Optional.empty(), ring.users()))
                        .toList());
    }

    @Property
    void read_anyUserIds_findsThemAgain(@ForAll @NotEmpty @UniqueElements List<@NotEmpty String> users)
            throws IOException {
        PlantedTruth truth =
                PlantedTruth.of(List.of(new PlantedRing(3, RingKind.CROWD, Optional.empty(), users)), List.of());

        assertThat(read(write(truth)).users()).isEqualTo(truth.users());
    }

    @Test
    void read_columnsInAnotherOrder_findsThemByName() throws IOException {
        PlantedTruth truth = read("kind,note,user_id,ring_id\ncrowd,x,u2,1\ncrowd,y,u1,1\n");

        assertThat(truth.rings())
                .containsExactly(new PlantedRing(1, RingKind.CROWD, Optional.empty(), List.of("u1", "u2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';truth.csv: has no column user_id",
                "'user_id,ring_id';truth.csv: has no column kind",
                "'user_id,ring_id,kind|u1,x,crowd';line 2 of truth.csv: ring_id must be a whole number (got: x)",
                "'user_id,ring_id,kind|u1,1,mob';line 2 of truth.csv: kind must be crowd or same-person (got: mob)",
                "'user_id,ring_id,kind|u1,1,';line 2 of truth.csv: has no kind",
                "'user_id,ring_id,kind|u1,1,crowd,x';truth.csv: must be CSV with as many fields in every line as in its header",
                "'user_id,ring_id,kind|,1,crowd';line 2 of truth.csv: has no user_id",
                "'user_id,ring_id,kind|u1,1,crowd|u2,1,same-person';line 3 of truth.csv: kind must be the same",
                "'user_id,ring_id,kind|u1,1,crowd|u1,2,crowd';line 3 of truth.csv: user_id must stand on one line only (got: u1)"
            })
    void read_malformed_saysWhereAndWhy(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageStartingWith(message);
    }
}
