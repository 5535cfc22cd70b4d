package io.cowcatcher.ingest.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.ingest.internal.AtomicFile;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a purchase log as CSV that {@link CsvPurchaseSource} reads back without options.
 *
 * <p>Default column names, only the columns that hold a value; UTF-8, LF, times as ISO-8601 in UTC; gzip if the name
 * ends with {@code .gz}. The same log gives the same bytes. The file is complete or absent. Values are written as they
 * are, for programs: a spreadsheet may take an id that begins with {@code =} for a formula. An id that reads as
 * missing, such as {@code null}, does not come back.
 */
public final class PurchaseCsvWriter {
    private static final int ROWS_PER_CHECK = 4096;

    private PurchaseCsvWriter() {}

    /**
     * Writes all purchases of a log, replacing a file of that name; O(rows).
     *
     * @throws io.cowcatcher.error.StoreException if the file cannot be written
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static void write(PurchaseLog log, Path target, RunControl control) {
        try (AtomicFile file = AtomicFile.create(target)) {
            boolean zip =
                    target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
            try (OutputStream bytes = zip ? new GZIPOutputStream(file.bytes()) : file.bytes()) {
                CsvWriter cells =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(bytes);
                write(log, cells, control);
                cells.flush();
            }
            file.complete();
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    private static void write(PurchaseLog log, CsvWriter cells, RunControl control) {
        PurchaseField[] fields = Stream.of(PurchaseField.values())
                .filter(field -> field == PurchaseField.USER || log.has(field))
                .toArray(PurchaseField[]::new);
        String[] row = new String[fields.length];
        for (int column = 0; column < fields.length; column++) {
            row[column] = fields[column].columnName();
        }
        cells.writeRecord(row);
        for (int purchase = 0; purchase < log.size(); purchase++) {
            if (purchase % ROWS_PER_CHECK == 0) {
                control.checkCancelled();
                control.report((double) purchase / log.size());
            }
            for (int column = 0; column < fields.length; column++) {
                row[column] = value(log, fields[column], purchase);
            }
            cells.writeRecord(row);
        }
    }

    private static String value(PurchaseLog log, PurchaseField field, int row) {
        return switch (field) {
            case TIME -> time(log.epochMillis(row));
            case REGISTERED_AT -> time(log.registeredAtMillis(row));
            case QUANTITY -> Long.toString(log.quantity(row));
            case PRICE -> price(log.price(row));
            case LIST_PRICE -> price(log.listPrice(row));
            case PROMOTION -> flag(log.promotion(row));
            case PICKUP_POINT -> flag(log.pickupPoint(row));
            default -> text(log.column(field), row);
        };
    }

    private static String text(IdColumn column, int row) {
        int code = column.code(row);
        return code == Ids.NONE ? "" : column.ids().id(code);
    }

    private static String time(long millis) {
        return millis == PurchaseLog.NO_TIME ? "" : Instant.ofEpochMilli(millis).toString();
    }

    private static String price(double price) {
        return Double.isNaN(price) ? "" : Double.toString(price);
    }

    private static String flag(Flag flag) {
        return switch (flag) {
            case UNKNOWN -> "";
            case YES -> "true";
            case NO -> "false";
        };
    }
}
