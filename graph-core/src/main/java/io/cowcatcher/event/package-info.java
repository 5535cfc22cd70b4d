/**
 * What happened in the shop: purchases, registrations and logins, and the catalogue of their fields.
 *
 * <p>Entry type: {@link io.cowcatcher.event.PurchaseLog}, the immutable columns that everything later reads.
 * Neighbours: the ingest module fills it, the graph and similarity packages read it.
 */
@NullMarked
package io.cowcatcher.event;

import org.jspecify.annotations.NullMarked;
