/**
 * The whole search as a chain of steps: log, similarity, communities, blocks, screening, rings, risk seeds.
 *
 * <p>Entry type: {@link io.cowcatcher.detect.RingSearch}. Neighbours: each step is one call of the package it is named
 * after; the report package writes what comes out.
 */
@NullMarked
package io.cowcatcher.detect;

import org.jspecify.annotations.NullMarked;
