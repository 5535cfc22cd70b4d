/** Files as guarded bytes, read and written; for the packages of this module alone. */
@NullMarked
package io.cowcatcher.ingest.internal;

import org.jspecify.annotations.NullMarked;
