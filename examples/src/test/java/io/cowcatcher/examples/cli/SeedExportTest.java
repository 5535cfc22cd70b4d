package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.report.CellGuard;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.EmbeddedRiskSeedStore;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.RiskSeedStore;
import io.cowcatcher.seed.SeedSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedExportTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> IDS =
            List.of("u1", "=1+1", "'=1+1", "-7", " @x", "'quoted", "a,b", "say \"hi\"", "two\nlines", "\u9ec4\u725b");

    @TempDir
    Path folder;

    private Path exported(SeedExport export, String... ids) {
        Path file = folder.resolve("seeds.csv");
        try (RiskSeedStore store = EmbeddedRiskSeedStore.inMemory()) {
            for (String id : ids) {
                store.put(RiskSeed.confirmed(new SeedSubject(NodeType.USER, id), DAY)
                        .because(id));
            }
            CompleteFile.write(file, writer -> export.write(store, writer));
        }
        return file;
    }

    @Test
    void csv_idsOfAnyKind_readBackAsTheyWere() {
        Path file = exported(SeedExport.csv(CellGuard.GUARD), IDS.toArray(String[]::new));
        List<String> ids = new ArrayList<>();
        List<String> reasons = new ArrayList<>();

        IdTable.read(file, SeedExport.COLUMNS, RunControl.inline(), row -> {
            ids.add(row.required("id"));
            reasons.add(row.text("reason"));
        });

        assertThat(ids).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(reasons).isEqualTo(ids);
    }

    @Test
    void csv_idLikeAFormula_isGuardedAndQuotedAsInReports() throws IOException {
        assertThat(Files.readAllLines(exported(SeedExport.csv(CellGuard.GUARD), "=1+1")))
                .containsExactly(
                        "type,id,score,origin,reason,set_at,expires_at,half_life",
                        "user,\"'=1+1\",1,analyst,\"'=1+1\",2026-03-01T00:00:00Z,,");
    }

    @Test
    void csv_formulasKept_areAsTheyWere() throws IOException {
        assertThat(Files.readAllLines(exported(SeedExport.csv(CellGuard.KEEP), "=1+1")))
                .endsWith("user,=1+1,1,analyst,=1+1,2026-03-01T00:00:00Z,,");
    }

    @Test
    void json_idLikeAFormula_isAsItWas() throws IOException {
        assertThat(Files.readString(exported(SeedExport.json(), "=1+1")))
                .contains("\"id\" : \"=1+1\"")
                .endsWith("]\n");
    }
}
