package io.cowcatcher.community.internal;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.RunControl;

/** What tests of single phases need. */
final class KnownLevels {
    private KnownLevels() {}

    /** Memory without a limit of its own. */
    static RunMemory memory() {
        return new RunMemory("a phase", CsrGraph.builder(0).build(), RunControl.inline());
    }
}
