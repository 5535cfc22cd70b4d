package io.cowcatcher.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlockOverlapsTest {

    @Property(tries = 200)
    void countWith_randomBlocks_countsCommonUsers(@ForAll @IntRange(max = 20) int count, @ForAll Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] members = IntStream.range(0, 30)
                    .filter(user -> random.nextInt(3) == 0)
                    .toArray();
            blocks.add(Blocks.of(members, List.of()));
        }
        BlockOverlaps overlaps = new BlockOverlaps(blocks);

        for (int place = 0; place < count; place++) {
            Block block = blocks.get(place);
            int[] met = overlaps.countWith(place);
            for (int other = 0; other < count; other++) {
                long common = IntStream.of(blocks.get(other).members())
                        .filter(block::contains)
                        .count();
                assertThat(overlaps.common(other)).isEqualTo((int) common);
                assertThat(IntStream.of(met).anyMatch(Integer.valueOf(other)::equals))
                        .isEqualTo(common > 0);
            }
            assertThat(met).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void countWith_moreBlocksThanTheFirstRoom_meetsThemAll() {
        List<Block> blocks = IntStream.range(0, 100)
                .mapToObj(i -> Blocks.of(new int[] {7, 10 + i}, List.of()))
                .toList();

        assertThat(new BlockOverlaps(blocks).countWith(3))
                .isEqualTo(IntStream.range(0, 100).toArray());
    }
}
