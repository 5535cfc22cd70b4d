package io.cowcatcher.screening;

import java.util.List;

/**
 * What became of every block.
 *
 * @param blocks all blocks in the order they were given
 * @param evidence which kinds of evidence the log can show
 * @param options the options that made this result
 */
public record ScreeningResult(List<ScreenedBlock> blocks, Evidence evidence, ScreeningOptions options) {

    /** Keeps an immutable copy. */
    public ScreeningResult {
        blocks = List.copyOf(blocks);
    }

    /** The blocks that passed. */
    public List<ScreenedBlock> rings() {
        return blocks.stream().filter(block -> block.verdict() == Verdict.RING).toList();
    }
}
