/**
 * The phases of community detection, one class each, named as in the papers, and the arrays they work on.
 *
 * <p>Serves the community package alone; nothing here is API. A phase reads a
 * {@link io.cowcatcher.community.internal.LevelGraph} and labels of its nodes, and writes labels, or the graph of the
 * next level.
 */
@NullMarked
package io.cowcatcher.community.internal;

import org.jspecify.annotations.NullMarked;
