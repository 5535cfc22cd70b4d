package io.cowcatcher.ring;

import io.cowcatcher.graph.CsrGraphBuilder;
import java.util.Arrays;

/** A growing list of tied pairs and their strengths. */
final class TieList {
    private int[] users = new int[16];
    private int[] others = new int[16];
    private double[] strengths = new double[16];
    private int size;

    void add(int user, int other, double strength) {
        if (size == users.length) {
            int capacity = Math.addExact(size, size / 2);
            users = Arrays.copyOf(users, capacity);
            others = Arrays.copyOf(others, capacity);
            strengths = Arrays.copyOf(strengths, capacity);
        }
        users[size] = user;
        others[size] = other;
        strengths[size++] = strength;
    }

    void addTo(CsrGraphBuilder builder) {
        for (int i = 0; i < size; i++) {
            builder.addEdge(users[i], others[i], strengths[i]);
        }
    }
}
