/**
 * The command line: {@code demo}, {@code generate}, {@code detect} and {@code seeds}.
 *
 * <p>Entry type: {@link io.cowcatcher.examples.cli.Cowcatcher}. A command reads its options, which are grouped in
 * mixins that commands share, and calls a run; a run knows nothing of the command line but its
 * {@link io.cowcatcher.examples.cli.Console}. A new command is one class, named among the subcommands of the entry
 * type. Neighbours: all modules; nobody knows this package.
 */
@NullMarked
package io.cowcatcher.examples.cli;

import org.jspecify.annotations.NullMarked;
