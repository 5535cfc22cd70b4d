package io.cowcatcher.community;

import io.cowcatcher.graph.Partition;

/** What a {@link CommunityMethod} found. Immutable, share freely. */
public sealed interface CommunityResult
        permits LouvainResult, LeidenResult, LabelPropagationResult, ConnectedComponentsResult {

    /** The communities; every node is in exactly one. */
    Partition partition();

    /** Why the run ended. */
    StopReason stopReason();

    /** The options that made this result. */
    CommunityMethod options();
}
