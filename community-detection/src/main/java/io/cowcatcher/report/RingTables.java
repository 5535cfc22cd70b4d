package io.cowcatcher.report;

import io.cowcatcher.detect.Feature;
import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.Rings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a report, one method each. */
final class RingTables {
    private final Rings rings;
    private final ReportFolder folder;

    RingTables(Rings rings, ReportFolder folder) {
        this.rings = rings;
        this.folder = folder;
    }

    void writeRings() {
        List<String> columns = new ArrayList<>(List.of("ring_id", "members", "score", "p_value", "q_value"));
        for (Feature feature : Feature.values()) {
            columns.add(feature.columnName());
        }
        columns.add("provenance");
        try (CsvTable table = folder.openTable("rings.csv", columns)) {
            for (Ring ring : rings.rings()) {
                table.text(ring.id())
                        .number(ring.size())
                        .number(ring.score())
                        .number(ring.significance().pValue())
                        .number(ring.significance().qValue());
                for (Feature feature : Feature.values()) {
                    Double figure = ring.features().get(feature);
                    if (figure == null) {
                        table.none();
                    } else {
                        table.number(figure.doubleValue());
                    }
                }
                table.text(provenance(ring)).endRow();
            }
        }
    }

    static String provenance(Ring ring) {
        return ring.provenance().name().toLowerCase(Locale.ROOT);
    }

    void writeMembers() {
        try (CsvTable table = folder.openTable("members.csv", List.of("ring_id", "user_id", "score"))) {
            for (Ring ring : rings.rings()) {
                for (RingMember member : ring.members()) {
                    table.text(ring.id())
                            .text(member.userId())
                            .number(member.score())
                            .endRow();
                }
            }
        }
    }

    /** The scores, and what they stand for where that is known. */
    void writeScores(Optional<ScoreCalibration> calibration) {
        List<String> columns = new ArrayList<>(List.of("user_id", "score"));
        calibration.ifPresent(known -> columns.add("probability"));
        try (CsvTable table = folder.openTable("scores.csv", columns)) {
            for (int user = 0; user < rings.userCount(); user++) {
                double score = rings.userScore(user);
                table.text(rings.userId(user)).number(score);
                calibration.ifPresent(known -> table.number(known.probability(score)));
                table.endRow();
            }
        }
    }

    /** Each edge once, from its end with the smaller code. */
    void writeEdges() {
        try (SimilarityTable edges = SimilarityTable.in(folder, rings.log())) {
            rings.links().forEachEdge(edges);
        }
    }
}
