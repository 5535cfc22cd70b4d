package io.cowcatcher.ingest.synthetic;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.cowcatcher.error.MalformedInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The truth of a planted log as CSV: one line for every ring member, with the columns {@code user_id}, {@code ring_id}
 * and {@code kind} ({@code crowd} or {@code same-person}).
 *
 * <p>Levels and honest groups are not kept. Ids are written as they are: the file is for programs, not for
 * spreadsheets.
 */
public final class TruthCsv {
    private static final String USER = "user_id";
    private static final String RING = "ring_id";
    private static final String KIND = "kind";
    private static final List<String> COLUMNS = List.of(USER, RING, KIND);

    private TruthCsv() {}

    /**
     * Writes a truth, ring by ring; the writer is flushed and left open.
     *
     * @throws IOException if the writer fails
     */
    public static void write(PlantedTruth truth, Writer target) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(target);
        try {
            csv.writeRecord(COLUMNS);
            for (PlantedRing ring : truth.rings()) {
                for (String user : ring.users()) {
                    csv.writeRecord(
                            user, Integer.toString(ring.id()), ring.kind().label());
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        csv.flush();
        target.flush();
    }

    /**
     * Reads a truth; the reader is left open.
     *
     * @param source the name of the input, for messages
     * @throws MalformedInputException if a column is missing, a line is not what it should be, or a user stands on two
     *     lines
     * @throws IOException if the reader fails
     */
    public static PlantedTruth read(Reader reader, String source) throws IOException {
        Map<Integer, Draft> drafts = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        try {
            Iterator<CsvRecord> lines = CsvReader.builder().ofCsvRecord(reader).iterator();
            List<String> header = lines.hasNext() ? lines.next().getFields() : List.of();
            for (String column : COLUMNS) {
                if (!header.contains(column)) {
                    throw MalformedInputException.of(
                            source, "has no column " + column + "; name user_id, ring_id, kind");
                }
            }
            while (lines.hasNext()) {
                Line line = new Line(header, lines.next(), source);
                if (!seen.add(line.field(USER))) {
                    throw line.malformed("user_id must stand on one line only", USER);
                }
                add(line, drafts);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw MalformedInputException.of(source, "must be CSV with as many fields in every line as in its header")
                    .causedBy(e);
        }
        List<PlantedRing> rings = new ArrayList<>();
        drafts.forEach((id, draft) -> rings.add(draft.toRing(id)));
        return PlantedTruth.of(rings, List.of());
    }

    private static void add(Line line, Map<Integer, Draft> drafts) {
        int id = line.ringId();
        RingKind kind = RingKind.of(line.field(KIND))
                .orElseThrow(() -> line.malformed("kind must be crowd or same-person", KIND));
        Draft draft = drafts.computeIfAbsent(id, key -> new Draft(kind, new ArrayList<>()));
        if (draft.kind != kind) {
            throw line.malformed("kind must be the same for all members of a ring", KIND);
        }
        draft.users.add(line.field(USER));
    }

    private record Line(List<String> header, CsvRecord record, String source) {
        String field(String column) {
            int index = header.indexOf(column);
            if (record.getField(index).isEmpty()) {
                throw MalformedInputException.at(source, record.getStartingLineNumber(), "has no " + column);
            }
            return record.getField(index);
        }

        int ringId() {
            try {
                return Integer.parseInt(field(RING));
            } catch (NumberFormatException e) {
                throw malformed("ring_id must be a whole number", RING).causedBy(e);
            }
        }

        MalformedInputException malformed(String rule, String column) {
            return MalformedInputException.at(
                    source, record.getStartingLineNumber(), rule + " (got: " + field(column) + ")");
        }
    }

    private record Draft(RingKind kind, List<String> users) {
        PlantedRing toRing(int id) {
            users.sort(Shortlex.ORDER);
            return new PlantedRing(id, kind, Optional.empty(), users);
        }
    }
}
