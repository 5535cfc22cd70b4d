package io.cowcatcher.ingest.csv;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RowDecoder;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How many rows some files may hold and of which fields, told by their sizes and first lines before they are read.
 *
 * @param rows the number of rows, as if all were like the first ones
 * @param fields the fields that have a column in any of the files
 */
record ExpectedRows(long rows, Set<PurchaseField> fields) {

    /**
     * Looks into the files.
     *
     * @throws io.cowcatcher.error.MalformedInputException if one of them is no readable file of delimited text, or
     *     lacks a column
     */
    static ExpectedRows in(List<Path> files, CsvFormat format, IngestOptions options) {
        double rows = 0;
        Set<PurchaseField> fields = EnumSet.noneOf(PurchaseField.class);
        for (Path file : files) {
            rows += rows(file, format, options, fields);
        }
        return new ExpectedRows((long) rows, fields);
    }

    private static double rows(Path file, CsvFormat format, IngestOptions options, Set<PurchaseField> fields) {
        try (CsvText text = CsvText.open(file, format, RunControl.inline())) {
            return rows(file, text, options, fields);
        } catch (IOException e) {
            return 0; // a file that ends too soon is told of when it is read, together with where
        }
    }

    private static double rows(Path file, CsvText text, IngestOptions options, Set<PurchaseField> fields)
            throws IOException {
        byte[] head = text.bytes().readNBytes(TextHead.BYTES);
        String lines = text.decode(head);
        try (RecordReader records =
                new RecordReader(new StringReader(lines), text.delimiter().character(), TextHead.BYTES)) {
            List<String> header = records.header();
            if (!header.isEmpty()) { // else a broken quote, told of when the file is read
                fields.addAll(
                        RowDecoder.forTable(file.toString(), header, options).fields());
            }
        }
        return lines.lines().count() * text.expectedBytes() / Math.max(1, head.length);
    }

    /** What reading them will need, the distinct ids aside. */
    MemoryEstimate estimate() {
        return PurchaseLogBuilder.estimateRows(words(), rows, fields);
    }

    /** What reading them will need, with the ids that the log holds already. */
    MemoryEstimate estimate(PurchaseLogBuilder log) {
        return log.estimate(words(), rows, fields);
    }

    private String words() {
        return "a log of about " + Counted.of(rows, "row");
    }
}
