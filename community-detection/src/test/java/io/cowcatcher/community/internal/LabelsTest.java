package io.cowcatcher.community.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.RunControl;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void compacted_gaps_numbersByFirstNode() {
        Labels labels = Labels.compacted(new int[] {4, 1, 4, 0, 1}, RunControl.inline());

        assertThat(labels.array()).containsExactly(0, 1, 0, 2, 1);
        assertThat(labels.count()).isEqualTo(3);
        assertThat(labels.nodeCount()).isEqualTo(5);
        assertThat(labels.areSingletons()).isFalse();
    }

    @Test
    void after_composesFromInnerToOuter() {
        Labels inner = Labels.compacted(new int[] {0, 0, 1, 2}, RunControl.inline());
        Labels outer = Labels.compacted(new int[] {0, 1, 1}, RunControl.inline());

        assertThat(outer.after(inner, RunControl.inline()).array()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void liftedTo_undoesAfter() {
        Labels inner = Labels.compacted(new int[] {0, 0, 1, 2}, RunControl.inline());
        Labels outer = Labels.compacted(new int[] {0, 1, 1}, RunControl.inline());

        assertThat(outer.after(inner, RunControl.inline()).liftedTo(inner, RunControl.inline()))
                .isEqualTo(outer)
                .hasSameHashCodeAs(outer);
        assertThat(outer.after(inner, RunControl.inline())
                        .liftedTo(inner, RunControl.inline())
                        .count())
                .isEqualTo(2);
    }

    @Test
    void singletons_haveALabelEach() {
        assertThat(Labels.singletons(3).array()).containsExactly(0, 1, 2);
        assertThat(Labels.singletons(3).areSingletons()).isTrue();
        assertThat(Labels.singletons(0).areSingletons()).isTrue();
    }
}
