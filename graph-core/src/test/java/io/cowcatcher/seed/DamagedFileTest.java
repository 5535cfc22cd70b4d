package io.cowcatcher.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is no sound seed store is refused in words and left as it is; damage is reported and never read as seeds.
 */
class DamagedFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("seeds.db");
    }

    private static RiskSeed seed(String user, int second) {
        return RiskSeed.of(SeedSubject.user(user), second / 100.0, SeedOrigin.ANALYST, NOW.plusSeconds(second))
                .because("because of " + second);
    }

    private void refuses(String... words) throws IOException {
        byte[] before = Files.readAllBytes(file);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedRiskSeedStore.open(file))
                .withMessageContainingAll(words)
                .withMessageContaining(file.toString());

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Files.writeString(file, "not locked any more", StandardCharsets.UTF_8);
    }

    @Test
    void open_textFile_isRefusedUntouched() throws Exception {
        Files.writeString(file, "user_id,score\nu1,0.5\n", StandardCharsets.UTF_8);

        refuses("damaged, or no seed store", "nothing was changed");
    }

    @Test
    void open_randomBytes_isRefusedUntouched() throws Exception {
        byte[] noise = new byte[100_000];
        new SplittableRandom(1).nextBytes(noise);
        Files.write(file, noise);

        refuses("damaged, or no seed store", "restore it from a backup");
    }

    @Test
    void open_otherPrograms_isRefusedUntouched() throws Exception {
        try (MVStore other = MVStore.open(file.toString())) {
            MVMap<String, String> map = other.openMap("settings");
            map.put("purpose", "something else");
        }
        refuses("damaged, or no seed store");

        Files.delete(file);
        try (MVStore other = MVStore.open(file.toString())) {
            MVMap<String, String> map = other.openMap("data");
            map.put("key", "value");
        }
        refuses("belongs to another program");
    }

    @Test
    void open_laterLayout_isRefusedUntouched() throws Exception {
        EmbeddedRiskSeedStore.open(file).close();
        try (MVStore store = MVStore.open(file.toString())) {
            MVMap.Builder<String, String> texts = new MVMap.Builder<String, String>()
                    .keyType(StringDataType.INSTANCE)
                    .valueType(StringDataType.INSTANCE);
            store.openMap("settings", texts).put("layout", "2");
        }

        refuses("layout is version 2", "reads version 1");
    }

    @Test
    void open_truncatedFile_isRefusedUntouchedOrSound() throws Exception {
        byte[] whole = storeOf(40);
        int refused = 0;
        for (int length = 1; length < whole.length; length += 997) {
            byte[] cut = Arrays.copyOf(whole, length);
            refused += assertSoundOrRefused(cut, "cut to " + length) ? 1 : 0;
        }
        assertThat(refused).as("damage noticed").isPositive();
    }

    @Test
    void open_anyByteChanged_isRefusedUntouchedOrSound() throws Exception {
        byte[] whole = storeOf(40);
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            refused += assertSoundOrRefused(changed, "bit flipped at " + at) ? 1 : 0;
        }
        assertThat(refused).as("damage noticed").isPositive();
    }

    /** A store of as many commits, each of which sets one of five users anew. */
    private byte[] storeOf(int commits) throws IOException {
        PowerLossFile whole = new PowerLossFile(new byte[0]);
        SeedDatabase database = SeedDatabase.open(whole, "whole");
        for (int i = 0; i < commits; i++) {
            database.tables().put(seed("user-" + i % 5, i), NOW);
            database.commit();
        }
        database.close();
        return whole.content();
    }

    /** Opens a file and reads everything; returns whether that was refused. */
    private static boolean assertSoundOrRefused(byte[] content, String what) throws IOException {
        PowerLossFile file = new PowerLossFile(content);
        SeedDatabase database;
        try {
            database = SeedDatabase.open(file, what);
        } catch (StoreException e) {
            assertThat(file.content()).as(what).isEqualTo(content);
            return true;
        }
        List<RiskSeed> seeds;
        try {
            seeds = database.tables().bySubject(SeedPage.first(100), NOW);
            database.tables().byScore(0, 1, SeedPage.first(100), NOW);
            database.tables().bySetTime(Instant.MIN, Instant.MAX, SeedPage.first(100), NOW);
        } catch (RuntimeException | AssertionError reported) {
            return true;
        }
        Set<RiskSeed> known = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            known.add(seed("user-" + i % 5, i));
        }
        assertThat(known).as(what).containsAll(seeds);
        SeedIndexes.requireSound(database.tables(), NOW);
        return false;
    }

    @Test
    void open_emptyFile_isANewStore() throws Exception {
        Files.createFile(file);

        try (RiskSeedStore store = EmbeddedRiskSeedStore.open(file)) {
            store.put(seed("u1", 1));
            assertThat(store.count()).isOne();
        }
    }

    @Test
    void open_twice_isRefusedWhileTheFirstLives() throws Exception {
        try (RiskSeedStore first = EmbeddedRiskSeedStore.open(file)) {
            first.put(seed("u1", 1));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> EmbeddedRiskSeedStore.open(file))
                    .withMessageContainingAll("is in use", file.toString(), "stop the other run");
            first.erase(SeedSubject.user("u1"));
            assertThatExceptionOfType(StoreException.class)
                    .as("the rewritten file is locked, too")
                    .isThrownBy(() -> EmbeddedRiskSeedStore.open(file));
            first.put(seed("u2", 2));
        }
        try (RiskSeedStore second = EmbeddedRiskSeedStore.open(file)) {
            assertThat(second.count()).isOne();
        }
    }

    @Test
    void open_missingDirectory_isRefused() {
        Path missing = directory.resolve("no/such/seeds.db");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedRiskSeedStore.open(missing))
                .withMessageContainingAll(missing.toString(), "check that the directory exists");
    }

    @Test
    void open_directory_isRefused() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedRiskSeedStore.open(directory))
                .withMessageContaining(directory.toString());
    }

    @Test
    void open_fileInsideAnArchive_isRefused() throws Exception {
        Path archive = directory.resolve("archive.zip");
        try (var zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EmbeddedRiskSeedStore.open(zip.getPath("seeds.db")))
                    .withMessageContaining("default file system");
        }
    }

    @Test
    void open_leftoverOfARewriting_isDeleted() throws Exception {
        Path leftover = directory.resolve("seeds.db.rewrite");
        Files.writeString(leftover, "canary", StandardCharsets.UTF_8);

        EmbeddedRiskSeedStore.open(file).close();

        assertThat(leftover).doesNotExist();
    }

    @Test
    void open_symbolicLink_worksOnWhatItPointsTo() throws Exception {
        Path link = directory.resolve("link.db");
        EmbeddedRiskSeedStore.open(file).close();
        Files.createSymbolicLink(link, file);

        try (RiskSeedStore store = EmbeddedRiskSeedStore.open(link)) {
            store.putAll(List.of(seed("canary-1", 1), seed("u2", 1)));
            store.erase(SeedSubject.user("canary-1"));
        }

        assertThat(link).isSymbolicLink();
        try (RiskSeedStore store = EmbeddedRiskSeedStore.open(file)) {
            assertThat(store.count()).isOne();
        }
    }
}
