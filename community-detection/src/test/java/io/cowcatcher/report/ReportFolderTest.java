package io.cowcatcher.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir
    Path temp;

    /** Everything below a folder: the name of each file and its text. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    private static void write(ReportFolder folder, String name, String text) throws IOException {
        try (Writer out = folder.open(name)) {
            out.write(text);
        }
    }

    private static void report(Path target, String text) throws IOException {
        try (ReportFolder folder = ReportFolder.into(target)) {
            write(folder, "a.csv", text);
            write(folder, "b.csv", text);
            folder.commit(RunSummary.empty().with("run", "text", text));
        }
    }

    @Test
    void commit_newFolder_showsAllFilesAndNothingElse() throws IOException {
        Path target = temp.resolve("deep/out");

        report(target, "one");

        assertThat(content(target)).containsOnlyKeys("a.csv", "b.csv", "run.json");
    }

    @Test
    void beforeCommit_nothingIsSeen() throws IOException {
        Path target = temp.resolve("out");
        try (ReportFolder folder = ReportFolder.into(target)) {
            write(folder, "a.csv", "text");

            assertThat(target.resolve("a.csv")).doesNotExist();
        }

        assertThat(target).as("a folder of its own that it did not fill").doesNotExist();
    }

    @Test
    void commit_overEarlierOutput_replacesItAndLeavesOtherFiles() throws IOException {
        report(temp, "one");
        Files.writeString(temp.resolve("notes.txt"), "mine");

        report(temp, "two");

        assertThat(content(temp))
                .containsEntry("a.csv", "two")
                .containsEntry("notes.txt", "mine")
                .hasSize(4);
        assertThat(content(temp).get("run.json")).contains("two");
    }

    @Test
    void failure_beforeCommit_leavesEarlierOutputUntouched() throws IOException {
        report(temp, "one");
        Map<String, String> before = content(temp);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (ReportFolder folder = ReportFolder.into(temp)) {
                write(folder, "a.csv", "two");
                throw new IllegalStateException("the search failed");
            }
        });

        assertThat(content(temp)).isEqualTo(before);
    }

    @Test
    void commit_whereAFolderHasTheName_isRefusedAndChangesNothing() throws IOException {
        report(temp, "one");
        Files.delete(temp.resolve("b.csv"));
        Files.createDirectory(temp.resolve("b.csv"));
        Map<String, String> before = content(temp);

        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> report(temp, "two"))
                .withMessageContaining("must not stand where a folder is");

        assertThat(content(temp)).isEqualTo(before);
    }

    @Test
    void into_placeOfAFile_isRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> ReportFolder.into(file.resolve("out")))
                .withMessageContaining("the report folder must be a folder");
    }

    @Test
    void into_folderInUse_isRefusedAndLeftAlone() throws IOException {
        try (ReportFolder first = ReportFolder.into(temp)) {
            write(first, "a.csv", "first");

            assertThatExceptionOfType(ReportException.class)
                    .isThrownBy(() -> ReportFolder.into(temp))
                    .withMessageContaining("must not be in use by another run");

            first.commit(RunSummary.empty());
        }
        assertThat(content(temp)).containsEntry("a.csv", "first");
    }

    @Test
    void into_remainsOfAKilledRun_bringsEarlierOutputBack() throws IOException {
        report(temp, "one");
        Map<String, String> before = content(temp);
        // What a process leaves that ends between setting earlier files aside and placing its mark.
        Path staging = Files.createDirectory(temp.resolve(".cowcatcher-staging-1"));
        Placement killed = new Placement(temp, staging);
        killed.createFolders();
        Files.writeString(killed.staged().resolve("run.json"), "two");
        Files.move(temp.resolve("run.json"), staging.resolve("earlier/run.json"));
        Files.move(temp.resolve("a.csv"), staging.resolve("earlier/a.csv"));
        Files.writeString(temp.resolve("a.csv"), "two");
        Files.createFile(staging.resolve("absent/new.csv"));
        Files.writeString(temp.resolve("new.csv"), "two");

        ReportFolder.into(temp).close();

        assertThat(content(temp)).isEqualTo(before);
    }

    @Test
    void commit_fileStillOpen_isRefused() throws IOException {
        try (ReportFolder folder = ReportFolder.into(temp);
                Writer open = folder.open("a.csv")) {
            open.write("half");
            assertThatIllegalStateException()
                    .isThrownBy(() -> folder.commit(RunSummary.empty()))
                    .withMessageContaining("a.csv");
        }
        assertThat(content(temp)).isEmpty();
    }

    @Test
    void open_hostileNames_areRefused() {
        try (ReportFolder folder = ReportFolder.into(temp)) {
            for (String name :
                    List.of("../a.csv", "/a.csv", "a/b.csv", "A.csv", "con.csv", "run.json", "a", "a\u0000.csv")) {
                assertThatIllegalArgumentException().isThrownBy(() -> folder.open(name));
            }
        }
    }

    @Test
    void linkInPlaceOfAFile_isReplacedNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "mine");
        Path target = Files.createDirectory(temp.resolve("out"));
        Files.createSymbolicLink(target.resolve("a.csv"), elsewhere);

        report(target, "one");

        assertThat(elsewhere).hasContent("mine");
        assertThat(Files.isSymbolicLink(target.resolve("a.csv"))).isFalse();
        assertThat(Files.isRegularFile(target.resolve("a.csv"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void fullDisk_isSaidInWordsWithARemedy() {
        ReportException full = ReportException.writing(
                temp.resolve("a.csv"), temp, new FileSystemException("a.csv", null, "No space left on device"));

        assertThat(full).hasMessageContaining("the disk must have room").hasMessageContaining("free some space");
    }
}
