package io.cowcatcher.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.run.RunControl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header, such as detect writes or a user's own labels; plain or gzip, in UTF-8. */
final class IdTable {
    private static final int ROWS_PER_CHECK = 4096;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private IdTable() {}

    /** Takes one row after the other. */
    @FunctionalInterface
    interface Rows {
        void take(Row row);
    }

    /** A row, whose fields are asked for by the names of columns. */
    record Row(String source, List<String> header, CsvRecord fields) {
        /** The text of a column; empty where the table has no such column. */
        String text(String column) {
            int index = header.indexOf(column);
            return index < 0 || index >= fields.getFieldCount() ? "" : CellGuard.textOf(fields.getField(index));
        }

        /** The text of a column that must not be empty. */
        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw MalformedInputException.at(source, fields.getStartingLineNumber(), "has no " + column);
            }
            return text;
        }

        double number(String column) {
            String text = required(column);
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw malformed(column, text).causedBy(e);
            }
            throw malformed(column, text);
        }

        private MalformedInputException malformed(String column, String text) {
            return MalformedInputException.at(
                    source, fields.getStartingLineNumber(), column + " must be a number (got: " + text + ")");
        }
    }

    /**
     * Reads a file.
     *
     * @throws MalformedInputException if a column is missing or the file is no CSV
     */
    static void read(Path file, List<String> columns, RunControl control, Rows rows) {
        String source = String.valueOf(file.getFileName());
        try (InputStream bytes = open(file);
                InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> lines = CsvReader.builder().ofCsvRecord(text).iterator();
            List<String> header = lines.hasNext() ? lines.next().getFields() : List.of();
            for (String column : columns) {
                if (!header.contains(column)) {
                    throw MalformedInputException.of(
                            source, "must have a header with the column " + column + " (got: " + header + ")");
                }
            }
            for (int row = 0; lines.hasNext(); row++) {
                if (row % ROWS_PER_CHECK == 0) {
                    control.checkCancelled();
                }
                rows.take(new Row(source, header, lines.next()));
            }
        } catch (CsvParseException e) {
            throw MalformedInputException.of(source, "must be CSV with as many fields in every line as in its header")
                    .causedBy(e);
        } catch (UncheckedIOException e) {
            throw unreadable(source, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static MalformedInputException unreadable(String source, IOException cause) {
        return MalformedInputException.of(source, "must be a file that can be read (got: " + IoWords.of(cause) + ")")
                .causedBy(cause);
    }

    /** Spreadsheets begin a file in UTF-8 with a mark, which is no part of the first column's name. */
    private static InputStream withoutMark(InputStream bytes) throws IOException {
        bytes.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            bytes.reset();
        }
        return bytes;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(2);
            int magic = bytes.read() << 8 | bytes.read();
            bytes.reset();
            return withoutMark(magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(bytes)) : bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
