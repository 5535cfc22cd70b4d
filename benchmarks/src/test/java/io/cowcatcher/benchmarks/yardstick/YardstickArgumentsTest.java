package io.cowcatcher.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.benchmarks.yardstick.YardstickArguments.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YardstickArgumentsTest {

    @Test
    void of_namesAndSeeds_keepsTheOrderOfTheTable() {
        YardstickArguments arguments = YardstickArguments.of("drop-0,base", "31", "33");

        assertThat(arguments.courses()).extracting(Course::name).containsExactly("base", "drop-0");
        assertThat(arguments.firstSeed()).isEqualTo(31);
        assertThat(arguments.lastSeed()).isEqualTo(33);
        assertThat(arguments.side()).isEqualTo(Side.OURS);
    }

    @Test
    void of_planted_readsFromTheFolderNamed() {
        YardstickArguments arguments = YardstickArguments.of("planted", "1", "1", "both", "--data", "somewhere");

        assertThat(arguments.courses())
                .hasSize(12)
                .map(course -> course instanceof WhatWhoWhen bare ? bare.full() : course)
                .allSatisfy(
                        course -> assertThat(((PlantedCell) course).folder()).isEqualTo(Path.of("somewhere")));
        assertThat(arguments.side()).isEqualTo(Side.BOTH);
    }

    @Test
    void of_all_leavesRealLogsOut() {
        List<Course> generated = new ArrayList<>(Cell.grid());
        generated.addAll(WhatWhoWhen.generated());

        assertThat(YardstickArguments.of("all", "1", "1").courses()).isEqualTo(generated);
    }

    @Test
    void of_wordsThatSayNothing_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YardstickArguments.of("base,bse", "1", "1"))
                .withMessageContaining("(got: [bse])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YardstickArguments.of("base", "1"))
                .withMessageContaining("arguments must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YardstickArguments.of("base", "1", "1", "--data"))
                .withMessageContaining("--data must be followed by a folder");
    }
}
