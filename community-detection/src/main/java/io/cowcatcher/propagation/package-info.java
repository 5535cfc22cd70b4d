/**
 * What risk seeds say about the accounts around them: a walk over shared entities that stops at seeds.
 *
 * <p>Entry type: {@link io.cowcatcher.propagation.SeedPropagation}. Data travels one way: risk seeds become labels of
 * users, labels travel over the entities that accounts share, every user gets a score. Neighbours: takes seeds from the
 * seed package, entities, their weights and hubs from the ring package; the detect package joins its scores with those
 * of the detectors.
 */
@NullMarked
package io.cowcatcher.propagation;

import org.jspecify.annotations.NullMarked;
