/**
 * Purchases that are no evidence, told and left out before a search: accounts that are no single buyer, goods that are
 * no goods. Entry type: {@link io.cowcatcher.cleaning.LogCleaning}.
 */
@NullMarked
package io.cowcatcher.cleaning;

import org.jspecify.annotations.NullMarked;
