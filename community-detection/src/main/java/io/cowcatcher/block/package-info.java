/**
 * Which users and which purchase windows belong together: the refinement of communities into blocks.
 *
 * <p>Entry type: {@link io.cowcatcher.block.BlockRefinement}. Neighbours: takes seeds from the community package and
 * events from the similarity package; the screening package tests what comes out. A community need only overlap a ring;
 * membership is decided here.
 */
@NullMarked
package io.cowcatcher.block;

import org.jspecify.annotations.NullMarked;
