package io.cowcatcher.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A read-only set whose members are made when they are asked for and kept by nobody. */
final class ViewSet<T> extends AbstractSet<T> {
    private final long size;
    private final Supplier<Iterator<T>> members;
    private final Predicate<@Nullable Object> membership;

    ViewSet(long size, Supplier<Iterator<T>> members, Predicate<@Nullable Object> membership) {
        this.size = size;
        this.members = members;
        this.membership = membership;
    }

    @Override
    public int size() {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    @Override
    public boolean contains(@Nullable Object candidate) {
        return membership.test(candidate);
    }

    @Override
    public Iterator<T> iterator() {
        return members.get();
    }
}
