package io.cowcatcher.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectFileTest {
    @TempDir
    Path folder;

    @Test
    void complete_rejects_areACsvFile() {
        Path target = folder.resolve("rejects.csv");
        try (RejectFile file = RejectFile.create(target)) {
            file.accept(new Reject("17", RejectReason.USER_MISSING, ",i1,\"x\ny\""));
            file.accept(new Reject("orders/0/5", RejectReason.MESSAGE_EMPTY, ""));
            assertThat(target).doesNotExist();
            file.complete();
        }

        assertThat(target).content().isEqualTo("""
                "line","reason","raw"
                "17","user_missing",",i1,""x
                y""\"
                "orders/0/5","message_empty",
                """);
    }

    @Test
    void close_withoutComplete_leavesNoTrace() throws IOException {
        Path target = folder.resolve("rejects.csv");
        Files.writeString(target, "before");
        try (RejectFile file = RejectFile.create(target)) {
            file.accept(new Reject("17", RejectReason.USER_MISSING, "x"));
        }

        assertThat(target).content().isEqualTo("before");
        assertThat(folder.toFile().list()).containsExactly("rejects.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A1",
                "+1",
                "-1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void guarded_formula_getsAnApostrophe(String text) {
        assertThat(CsvCells.guarded(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1", "a=b", "'=1", " =1"})
    void guarded_text_staysAsItIs(String text) {
        assertThat(CsvCells.guarded(text)).isEqualTo(text);
    }

    @Test
    void accept_formulaInRawText_isGuarded() {
        Path target = folder.resolve("rejects.csv");
        try (RejectFile file = RejectFile.create(target)) {
            file.accept(new Reject("=1.csv:2", RejectReason.USER_MISSING, "=HYPERLINK(1)"));
            file.complete();
        }

        assertThat(target).content().contains("\"'=1.csv:2\"", "\"'=HYPERLINK(1)\"");
    }

    @Test
    void create_folderMissing_saysSo() {
        assertThatThrownBy(() -> RejectFile.create(folder.resolve("no/rejects.csv")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("must be writable");
    }

    @Test
    void accept_diskFull_saysSoAndLeavesNoTrace() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(100_000)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path target = disk.getPath("rejects.csv");
            Reject reject = new Reject("1", RejectReason.FILTERED, "x".repeat(1000));
            assertThatThrownBy(() -> {
                        try (RejectFile file = RejectFile.create(target)) {
                            for (int i = 0; i < 1000; i++) {
                                file.accept(reject);
                            }
                            file.complete();
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("rejects.csv must be writable");
            try (var files = Files.list(disk.getPath(""))) {
                assertThat(files).isEmpty();
            }
        }
    }
}
