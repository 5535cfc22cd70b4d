/**
 * Free-text delivery addresses: what they say, whichever way it is written, and which of them are one unit or one
 * building.
 *
 * <p>Entry types: {@link io.cowcatcher.address.NormalizedAddresses} for a whole log,
 * {@link io.cowcatcher.address.AddressGroups} for a list of addresses, {@link io.cowcatcher.address.AddressPseudonyms}
 * for logs that must not hold addresses in clear. Neighbours: the event package holds the log that is read and made.
 */
@NullMarked
package io.cowcatcher.address;

import org.jspecify.annotations.NullMarked;
