package io.cowcatcher.ingest.csv;

import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.run.RunControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files for tests, and what reading them gives. */
final class CsvFiles {
    static final String HEADER = "user_id,item_id,time\n";
    static final String ROW = "u1,i1,2020-01-01T00:00Z\n";

    private CsvFiles() {}

    /** What was read, and the rows that were not used. */
    record Result(Ingested ingested, List<Reject> rejects) {
        IngestReport report() {
            return ingested.report();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[]... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (byte[] member : members) {
                GZIPOutputStream zipped = new GZIPOutputStream(bytes);
                zipped.write(member);
                zipped.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Result read(CsvPurchaseSource source) {
        List<Reject> rejects = new ArrayList<>();
        return new Result(source.read(rejects::add, RunControl.inline()), rejects);
    }

    static Result read(Path file) {
        return read(CsvPurchaseSource.of(file, IngestOptions.defaults()));
    }
}
