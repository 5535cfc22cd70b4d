/**
 * How to speak to a graph service: the one encoder of nGQL, sessions with deadlines, what its errors mean, when to try
 * again.
 *
 * <p>Entry types: {@link io.cowcatcher.nebula.internal.Ngql}, which writes statements, and
 * {@link io.cowcatcher.nebula.internal.Sessions}, which executes them. Neighbours: serves {@code io.cowcatcher.nebula}
 * alone. Types of the client stay in the package-private {@code GraphdConnection}.
 */
@NullMarked
package io.cowcatcher.nebula.internal;

import org.jspecify.annotations.NullMarked;
