package io.cowcatcher.benchmarks.yardstick;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A chance as a logistic function of figures, fitted by Newton's method with a ridge of one on standardised figures.
 */
final class Logistic {
    private static final int STEPS = 30;
    private static final double LEAST = 1e-9;

    private final double[] means;
    private final double[] deviations;
    private final RealVector weights;

    private Logistic(double[] means, double[] deviations, RealVector weights) {
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
    }

    /** Fits shares, from 0 to 1, to the figures of cases that count alike. */
    static Logistic fit(List<double[]> figures, double[] shares) {
        int width = figures.get(0).length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int j = 0; j < width; j++) {
            int at = j;
            double mean = figures.stream().mapToDouble(row -> row[at]).average().orElse(0);
            double variance = figures.stream()
                    .mapToDouble(row -> (row[at] - mean) * (row[at] - mean))
                    .average()
                    .orElse(0);
            means[j] = mean;
            deviations[j] = Math.sqrt(variance) + LEAST;
        }
        Logistic model = new Logistic(means, deviations, new ArrayRealVector(width + 1));
        for (int step = 0; step < STEPS; step++) {
            model = new Logistic(means, deviations, model.improved(figures, shares));
        }
        return model;
    }

    private RealVector improved(List<double[]> figures, double[] shares) {
        int width = weights.getDimension();
        RealMatrix curvature = new Array2DRowRealMatrix(width, width);
        RealVector gradient = weights.mapMultiply(-1);
        gradient.setEntry(0, 0);
        for (int j = 0; j < width; j++) {
            curvature.setEntry(j, j, j == 0 ? LEAST : 1);
        }
        for (int i = 0; i < shares.length; i++) {
            RealVector row = row(figures.get(i));
            double chance = chance(row);
            curvature = curvature.add(row.outerProduct(row).scalarMultiply(chance * (1 - chance)));
            gradient = gradient.add(row.mapMultiply(shares[i] - chance));
        }
        return weights.add(new LUDecomposition(curvature).getSolver().solve(gradient));
    }

    double chance(double[] figures) {
        return chance(row(figures));
    }

    private double chance(RealVector row) {
        return 1 / (1 + Math.exp(-row.dotProduct(weights)));
    }

    private RealVector row(double[] figures) {
        double[] row = new double[figures.length + 1];
        Arrays.setAll(row, j -> j == 0 ? 1 : (figures[j - 1] - means[j - 1]) / deviations[j - 1]);
        return new ArrayRealVector(row, false);
    }
}
