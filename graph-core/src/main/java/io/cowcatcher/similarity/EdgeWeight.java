package io.cowcatcher.similarity;

/** How strongly two users are linked, and from which strength on the link is kept as an edge. */
public sealed interface EdgeWeight permits Surprise, Resemblance {}
