/**
 * Risk seeds: what is known, or was concluded, of single users, devices, items and addresses, and the store that keeps
 * it.
 *
 * <p>Entry types: {@link io.cowcatcher.seed.RiskSeedStore}, the contract, and
 * {@link io.cowcatcher.seed.EmbeddedRiskSeedStore}, a crash-safe file. Neighbours: screening and analysts write seeds,
 * propagation and reports read them.
 */
@NullMarked
package io.cowcatcher.seed;

import org.jspecify.annotations.NullMarked;
