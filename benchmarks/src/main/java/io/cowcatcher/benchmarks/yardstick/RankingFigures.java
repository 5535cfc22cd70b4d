package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.report.Accuracy;
import io.cowcatcher.report.PrecisionRecallCurve;
import io.cowcatcher.report.PrecisionRecallCurve.Point;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a ranking of accounts is; accounts of equal score are taken together.
 *
 * @param precisionAtRecall the precision of the shortest list that reaches the recall asked for; 0 if none does
 * @param recallAtPrecision the recall of the longest list of the precision asked for; 0 if none has it
 * @param averagePrecision the average precision, ties broken against the ranking
 */
record RankingFigures(double precisionAtRecall, double recallAtPrecision, double averagePrecision) {

    /** Rates scores of all accounts, by id, against the accounts that are to be found. */
    static RankingFigures of(Map<String, Double> scores, Set<String> wanted, double recall, double precision) {
        List<Point> points = PrecisionRecallCurve.of(scores, wanted).points();
        return new RankingFigures(
                points.stream()
                        .filter(point -> point.recall() >= recall)
                        .findFirst()
                        .map(Point::precision)
                        .orElse(0.0),
                points.stream()
                        .filter(point -> point.precision() >= precision)
                        .mapToDouble(Point::recall)
                        .max()
                        .orElse(0),
                Accuracy.of(List.of(), scores, List.of(wanted)).averagePrecision());
    }
}
