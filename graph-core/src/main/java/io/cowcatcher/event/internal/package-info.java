/** The seeded dictionary and the sorts behind the columns of a log; for this module alone. */
@NullMarked
package io.cowcatcher.event.internal;

import org.jspecify.annotations.NullMarked;
