package io.cowcatcher.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.report.CsvTable;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All seeds of a store as text for other programs, in the order of subjects. */
@FunctionalInterface
interface SeedExport {
    /** The columns of the table. */
    List<String> COLUMNS = List.of("type", "id", "score", "origin", "reason", "set_at", "expires_at", "half_life");

    /** Writes all seeds; the writer is closed. */
    void write(RiskSeedStore store, Writer target) throws IOException;

    /** A table like those of reports: one line per seed under a header line. */
    static SeedExport csv(CellGuard cells) {
        return (store, target) -> {
            try (CsvTable table = CsvTable.onto(target, cells, COLUMNS)) {
                store.forEach(seed -> table.text(SeedLines.word(seed.subject().type()))
                        .text(seed.subject().id())
                        .number(seed.score())
                        .text(SeedLines.word(seed.origin()))
                        .text(seed.reason())
                        .text(seed.setAt().toString())
                        .text(seed.expiresAt().map(Instant::toString).orElse(""))
                        .text(seed.halfLife().map(Duration::toString).orElse(""))
                        .endRow());
            }
        };
    }

    /** One array of objects; what a seed does not have is left out. */
    static SeedExport json() {
        return (store, target) -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
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
