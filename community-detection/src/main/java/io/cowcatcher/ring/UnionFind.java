package io.cowcatcher.ring;

import java.util.Arrays;

/** Disjoint sets of users that grow together; the smallest member stands for its set. Nearly O(1) an operation. */
final class UnionFind {
    private final int[] parents;

    UnionFind(int size) {
        this.parents = new int[size];
        Arrays.setAll(parents, i -> i);
    }

    /** The number of members of all sets. */
    int size() {
        return parents.length;
    }

    /** The smallest member of a set. */
    int smallest(int member) {
        int root = member;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]]; // path halving
            root = parents[root];
        }
        return root;
    }

    void unite(int a, int b) {
        int rootA = smallest(a);
        int rootB = smallest(b);
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    /** The sets of at least so many members, ordered by their smallest; members ascend. */
    int[][] sets(int minimumMembers) {
        int[] sizes = new int[parents.length];
        for (int member = 0; member < parents.length; member++) {
            sizes[smallest(member)]++;
        }
        int[] setOf = new int[parents.length];
        int count = 0;
        for (int root = 0; root < parents.length; root++) {
            setOf[root] = sizes[root] >= minimumMembers ? count++ : -1;
        }
        int[][] sets = new int[count][];
        int[] filled = new int[count];
        for (int member = 0; member < parents.length; member++) {
            int root = smallest(member);
            int set = setOf[root];
            if (set >= 0) {
                if (sets[set] == null) {
                    sets[set] = new int[sizes[root]];
                }
                sets[set][filled[set]++] = member;
            }
        }
        return sets;
    }
}
