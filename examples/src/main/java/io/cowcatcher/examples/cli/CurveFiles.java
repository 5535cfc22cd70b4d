package io.cowcatcher.examples.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.report.PrecisionRecallCurve;
import io.cowcatcher.report.PrecisionRecallCurve.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A precision-recall curve as a table and as a picture. Where the truth names nobody there is no recall: its cells are
 * empty, as in every other table, and the picture shows no curve.
 */
final class CurveFiles {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private CurveFiles() {}

    static void write(PrecisionRecallCurve curve, OutputFolder folder) throws IOException {
        CompleteFile.write(folder.file("curve.csv"), writer -> {
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord("threshold", "reported", "right", "precision", "recall");
            for (Point point : curve.points()) {
                csv.writeRecord(
                        Double.toString(point.threshold()),
                        Integer.toString(point.reported()),
                        Integer.toString(point.right()),
                        cell(point.precision()),
                        cell(point.recall()));
            }
            csv.flush();
        });
        draw(curve.points(), folder.file("curve.png"));
    }

    private static String cell(double share) {
        return Double.isNaN(share) ? "" : Double.toString(share);
    }

    private static void draw(List<Point> points, Path target) throws IOException {
        System.setProperty("java.awt.headless", "true");
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Users, by score")
                .xAxisTitle("recall")
                .yAxisTitle("precision")
                .build();
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        if (!points.isEmpty() && points.get(0).planted() > 0) {
            double[] recall = points.stream().mapToDouble(Point::recall).toArray();
            double[] precision = points.stream().mapToDouble(Point::precision).toArray();
            chart.addSeries("users", recall, precision).setMarker(SeriesMarkers.CIRCLE);
        }
        Path neighbour = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream bytes = Files.newOutputStream(neighbour)) {
                ChartEncoder.saveChart(chart, bytes, "PNG");
            }
            Files.move(neighbour, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException(target + " must be writable (got: " + IoWords.of(e) + ")", e);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }
}
