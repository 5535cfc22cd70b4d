package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.screening.Finding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * Are the accounts of a group newer than others? Holds the mean rank of their ages, as a share of all accounts, against
 * a half.
 *
 * <p>The null distribution is normal with the standard deviation of a mean of m uniform shares, {@code sqrt(1/12) /
 * sqrt(m)}. In the tail it is wider than the true one: of three accounts the mean cannot even come below 0. Equal ages
 * get their mean rank.
 */
final class AgeTest {
    private static final double UNIFORM_DEVIATION = Math.sqrt(1 / 12.0);
    private static final int FEWEST_AGES = 3;

    private final AccountFacts facts;
    private final double[] ascending;

    AgeTest(HeteroGraph graph, AccountFacts facts) {
        this.facts = facts;
        this.ascending = !facts.knowAges()
                ? new double[0]
                : IntStream.range(0, graph.nodeCount(NodeType.USER))
                        .mapToDouble(facts::ageDays)
                        .filter(age -> !Double.isNaN(age))
                        .sorted()
                        .toArray();
    }

    /** The finding for a group; empty unless at least three ages, and those of half of the members, are known. */
    Optional<Finding> test(int[] members) {
        double[] ages = Arrays.stream(members)
                .mapToDouble(facts::ageDays)
                .filter(age -> !Double.isNaN(age))
                .toArray();
        if (ages.length < FEWEST_AGES || 2 * ages.length < members.length) {
            return Optional.empty();
        }
        double sum = 0;
        Arrays.sort(ages);
        for (double age : ages) {
            sum += rank(age);
        }
        double mean = sum / ages.length;
        double deviations = (0.5 - mean) / (UNIFORM_DEVIATION / Math.sqrt(ages.length));
        double p = Erf.erfc(deviations / Math.sqrt(2)) / 2;
        return Optional.of(new Finding(p, mean, 0.5, ages.length));
    }

    /** The mean rank of an age as a share of all: the share of smaller ages and half of the equal ones. */
    private double rank(double age) {
        int below = position(age);
        int end = position(Math.nextUp(age));
        return (below + end) / (2.0 * ascending.length);
    }

    /** The number of ages below {@code age}. */
    private int position(double age) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < age) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
