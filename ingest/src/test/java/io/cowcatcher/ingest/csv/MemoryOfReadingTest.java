package io.cowcatcher.ingest.csv;

import static io.cowcatcher.ingest.csv.CsvFiles.HEADER;
import static io.cowcatcher.ingest.csv.CsvFiles.gzip;
import static io.cowcatcher.ingest.csv.CsvFiles.utf8;
import static io.cowcatcher.ingest.csv.CsvFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is too large is refused before it is read, or as soon as its ids turn out to be too many. */
class MemoryOfReadingTest {
    private static final int ROWS = 200_000;

    @TempDir
    Path folder;

    private static String rows(String userPrefix, int users) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < ROWS; i++) {
            text.append(userPrefix)
                    .append(i * 7919L % users)
                    .append(",i")
                    .append(i % 97)
                    .append(",2020-01-01T00:00Z\n");
        }
        return text.toString();
    }

    private Path file(boolean zipped, String text) {
        return write(folder, "log.csv", zipped ? gzip(utf8(text)) : utf8(text));
    }

    private static CsvPurchaseSource source(Path... files) {
        return CsvPurchaseSource.of(List.of(files), IngestOptions.defaults());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void estimate_evenRows_countsThemBySizeAndBeginning(boolean zipped) {
        Path file = file(zipped, rows("u1", 10_000));
        MemoryEstimate one = source(file).estimate();

        assertThat(one.lowerBytes()).isCloseTo(ROWS * 16L, Percentage.withPercentage(20));
        assertThat(source(file, file).estimate().upperBytes())
                .isCloseTo(2 * one.upperBytes(), Percentage.withPercentage(1));
    }

    @Test
    void read_tooManyRows_isRefusedBeforeAnyIsRead() {
        Path file = file(false, rows("u1", 100).replace(",i7,", ",,"));
        List<String> rejects = new ArrayList<>();
        RunControl control = RunControl.inline().withinHeap(8 << 20);

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> source(file).read(reject -> rejects.add(reject.position()), control))
                .withMessageContaining("a log of about")
                .withMessageContaining("needed: ")
                .withMessageContaining("free: 8 MB")
                .withMessageContaining("-Xmx");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_tooManyDistinctIds_isRefusedWhileReading() {
        String prefix = "a-rather-long-identifier-of-a-user-that-is-made-longer-still-".repeat(3);
        Path few = write(folder, "few.csv", utf8(rows(prefix, 100)));
        Path many = write(folder, "many.csv", utf8(rows(prefix, ROWS)));
        RunControl control = RunControl.inline().withinHeap(32 << 20);

        assertThat(source(few).read(RejectSink.none(), control).log().size()).isEqualTo(ROWS);
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> source(many).read(RejectSink.none(), control));
    }
}
