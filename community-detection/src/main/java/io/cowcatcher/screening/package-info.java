/**
 * Which blocks are scalper rings, and why: tests against the other buyers of the same goods, combined under a
 * controlled false-discovery rate.
 *
 * <p>Entry type: {@link io.cowcatcher.screening.Screening}. Neighbours: tests what the block package found; the detect
 * package turns what passes into rings. A community is not a ring: colleagues, fans and group-buyers buy together, too.
 */
@NullMarked
package io.cowcatcher.screening;

import org.jspecify.annotations.NullMarked;
