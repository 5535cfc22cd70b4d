/**
 * Notebook-style mains, one idea each, with their output in a comment.
 *
 * <p>{@code E01} is the typed chain, {@code E02} the same as single steps, {@code E03} the service style with threads,
 * deadline, progress and memory budget.
 */
@NullMarked
package io.cowcatcher.examples;

import org.jspecify.annotations.NullMarked;
