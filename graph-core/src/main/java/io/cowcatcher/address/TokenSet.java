package io.cowcatcher.address;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of numbered tokens in ascending order. Comparable, so that no choice of tokens can slow a hash map down. */
final class TokenSet implements Comparable<TokenSet> {
    private final int[] ids;
    private final int hash;

    private TokenSet(int[] ids) {
        this.ids = ids;
        this.hash = Arrays.hashCode(ids);
    }

    /** The set of these tokens; new ones get the next number of {@code numbers}. */
    static TokenSet of(List<String> tokens, Map<String, Integer> numbers) {
        int[] ids = new int[tokens.size()];
        for (int i = 0; i < ids.length; i++) {
            String token = tokens.get(i);
            Integer known = numbers.get(token);
            if (known == null) {
                known = numbers.size();
                numbers.put(token, known);
            }
            ids[i] = known;
        }
        Arrays.sort(ids);
        return new TokenSet(ids);
    }

    int size() {
        return ids.length;
    }

    boolean isEmpty() {
        return ids.length == 0;
    }

    int id(int i) {
        return ids[i];
    }

    /** The number of tokens in both; O(tokens). */
    int common(TokenSet other) {
        int common = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < ids.length && theirs < other.ids.length) {
            int a = ids[mine];
            int b = other.ids[theirs];
            common += a == b ? 1 : 0;
            mine += a <= b ? 1 : 0;
            theirs += b <= a ? 1 : 0;
        }
        return common;
    }

    /** The tokens of both, which have none in common. */
    TokenSet with(TokenSet other) {
        int[] both = Arrays.copyOf(ids, ids.length + other.ids.length);
        System.arraycopy(other.ids, 0, both, ids.length, other.ids.length);
        Arrays.sort(both);
        return new TokenSet(both);
    }

    boolean containsAll(TokenSet other) {
        return common(other) == other.ids.length;
    }

    @Override
    public int compareTo(TokenSet other) {
        return Arrays.compare(ids, other.ids);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenSet set && hash == set.hash && Arrays.equals(ids, set.ids);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
