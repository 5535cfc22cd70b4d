package io.cowcatcher.graph;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that looks one element ahead; a subclass says only what comes next. */
abstract class ViewIterator<T> implements Iterator<T> {
    private @Nullable T upcoming;

    /** The next element, or null after the last; not called again after that. */
    abstract @Nullable T advance();

    /** Fetches the first element; to be called once, when the subclass is ready. */
    final ViewIterator<T> started() {
        upcoming = advance();
        return this;
    }

    @Override
    public final boolean hasNext() {
        return upcoming != null;
    }

    @Override
    public final T next() {
        T current = upcoming;
        if (current == null) {
            throw new NoSuchElementException("the iteration has ended");
        }
        upcoming = advance();
        return current;
    }
}
