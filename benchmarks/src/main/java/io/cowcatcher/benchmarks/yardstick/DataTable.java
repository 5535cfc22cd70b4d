package io.cowcatcher.benchmarks.yardstick;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cowcatcher.error.MalformedInputException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A compressed table with a header, for data sets that are not purchase logs. */
final class DataTable {
    private DataTable() {}

    /**
     * Hands over row by row.
     *
     * @throws MalformedInputException if the file is not there or cannot be read
     */
    static void forEachRow(Path file, char separator, Consumer<NamedCsvRecord> row) {
        if (!Files.exists(file)) {
            throw MalformedInputException.of(file.toString(), "is not there; name the folder of the data with --data");
        }
        try (Reader text =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text).forEach(row);
        } catch (IOException | UncheckedIOException e) {
            throw MalformedInputException.of(file.toString(), "must be a compressed table with a header")
                    .causedBy(e);
        }
    }
}
