/**
 * Same-person rings: accounts of one operator, found by the devices, payment accounts, phones and addresses they share.
 *
 * <p>Entry type: {@link io.cowcatcher.ring.SamePersonRings}. Data travels one way: graph, entities, ties between
 * accounts, groups of accounts, tests, rings. Neighbours: reads the graph package, splits large groups with the
 * community package, takes the statistics of the screening package; the detect package turns its rings into reports.
 */
@NullMarked
package io.cowcatcher.ring;

import org.jspecify.annotations.NullMarked;
