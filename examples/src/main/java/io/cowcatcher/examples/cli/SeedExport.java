package io.cowcatcher.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;

/** All seeds of a store as text for other programs, in the order of subjects. */
@FunctionalInterface
interface SeedExport {

    /** Writes all seeds; the writer is flushed and left open. */
    void write(RiskSeedStore store, Writer target) throws IOException;

    /** One line per seed under a header line. */
    static SeedExport csv(CellGuard cells) {
        return (store, target) -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
            csv.writeRecord("type", "id", "score", "origin", "reason", "set_at", "expires_at", "half_life");
            store.forEach(seed -> csv.writeRecord(
                    SeedLines.word(seed.subject().type()),
                    cells.cell(seed.subject().id()),
                    Double.toString(seed.score()),
                    SeedLines.word(seed.origin()),
                    cells.cell(seed.reason()),
                    seed.setAt().toString(),
                    seed.expiresAt().map(Instant::toString).orElse(""),
                    seed.halfLife().map(Duration::toString).orElse("")));
            csv.flush();
            target.flush();
        };
    }

    /** One array of objects; what a seed does not have is left out. */
    static SeedExport json() {
        return (store, target) -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
                json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET.mappedFeature(), false);
                json.useDefaultPrettyPrinter();
                json.writeStartArray();
                store.forEach(seed -> writeObject(seed, json));
                json.writeEndArray();
                json.writeRaw('\n');
            }
        };
    }

    private static void writeObject(RiskSeed seed, JsonGenerator json) {
        try {
            json.writeStartObject();
            json.writeStringField("type", SeedLines.word(seed.subject().type()));
            json.writeStringField("id", seed.subject().id());
            json.writeNumberField("score", seed.score());
            json.writeStringField("origin", SeedLines.word(seed.origin()));
            json.writeStringField("reason", seed.reason());
            json.writeStringField("set_at", seed.setAt().toString());
            if (seed.expiresAt().isPresent()) {
                json.writeStringField("expires_at", seed.expiresAt().get().toString());
            }
            if (seed.halfLife().isPresent()) {
                json.writeStringField("half_life", seed.halfLife().get().toString());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
