package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.Answer;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedSubject;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What seeds look like in Nebula, there and back. */
final class SeedRecords {
    /** Into how many parts the seeds are split, so that no answer holds all of them. */
    static final int BUCKETS = 16;

    /** The score of a row without seeds: outside every range that is asked for. */
    private static final double NO_SCORE = -1;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long LATEST_SECOND = 9_223_372_036L;

    private final VertexIds ids;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Seal seal;

    /**
     * What seeds look like.
     *
     * @param clock says what has expired
     * @param wall what the servers go by when they remove rows by themselves
     */
    SeedRecords(VertexIds ids, InstantSource clock, InstantSource wall) {
        this.ids = ids;
        this.clock = clock;
        this.wall = wall;
        this.seal = ids.seal();
    }

    /** What a scan tells of a subject's current seed. */
    record Line(SeedSubject subject, String vertex, double score, long setAt, long expiresAt, long earliestExpiry) {
        boolean isExpiredAt(long millis) {
            return expiresAt <= millis;
        }
    }

    /** What is stored for a subject: its seeds, and the token of their last change; an empty one for nothing. */
    record Stored(String token, SeedHistory history) {
        static final Stored NOTHING = new Stored("", SeedHistory.EMPTY);
    }

    /** What was read; the database holds something else, if that is no argument that can be used. */
    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
            throw new StoreException(
                    "risk seeds must be readable (got: a row that was damaged, or written under another key); open the"
                            + " space with the key it was written with, or erase what is damaged",
                    e instanceof IllegalArgumentException ? e : new IllegalArgumentException(e));
        }
    }

    String vertex(SeedSubject subject) {
        return ids.of(subject.type(), subject.id());
    }

    private static int bucket(String vertex) {
        CRC32C crc = new CRC32C();
        crc.update(vertex.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }

    /** The row of a subject with these seeds; one without seeds waits to be removed by the server. */
    SeedRow row(SeedSubject subject, SeedHistory history, String token) {
        String vertex = vertex(subject);
        RiskSeed current = history.current().orElse(null);
        long now = clock.millis();
        long expiry = current == null
                ? now
                : current.expiresAt().map(Instant::toEpochMilli).orElse(NEVER);
        return new SeedRow(
                vertex,
                bucket(vertex),
                current == null ? NO_SCORE : current.score(),
                current == null ? "" : seal.close(subject.toBytes(), vertex),
                current == null ? 0 : current.setAt().toEpochMilli(),
                expiry,
                history.earliestExpiry().map(Instant::toEpochMilli).orElse(NEVER),
                expiry == NEVER ? -1 : goneAfterSeconds(expiry - now),
                token,
                seal.close(history.toBytes(subject), vertex + "/history"));
    }

    /** When the servers may remove a row, by their clock, that has so much time left by ours. */
    private long goneAfterSeconds(long millisLeft) {
        long at = wall.millis() + Math.min(LATEST_SECOND * 1_000 / 2, Math.max(0, millisLeft));
        return Math.min(LATEST_SECOND, Math.max(0, Math.floorDiv(at, 1_000L) + 1));
    }

    List<Line> lines(Answer answer) {
        List<Line> lines = new ArrayList<>(answer.size());
        for (int i = 0; i < answer.size(); i++) {
            int row = i;
            lines.add(readable(() -> line(answer, row)));
        }
        return lines;
    }

    private Line line(Answer answer, int row) {
        String vertex = answer.text(row, "id");
        return new Line(
                SeedSubject.ofBytes(seal.open(answer.text(row, "subject"), vertex)),
                vertex,
                answer.real(row, "score"),
                answer.integer(row, "set_at"),
                answer.integer(row, "expires_at"),
                answer.integer(row, "earliest_expiry"));
    }

    /** The line of a current seed that is not written yet. */
    Line line(RiskSeed seed, SeedHistory history) {
        return new Line(
                seed.subject(),
                vertex(seed.subject()),
                seed.score(),
                seed.setAt().toEpochMilli(),
                seed.expiresAt().map(Instant::toEpochMilli).orElse(NEVER),
                history.earliestExpiry().map(Instant::toEpochMilli).orElse(NEVER));
    }

    Stored stored(Answer answer, int row, SeedSubject subject) {
        return readable(() -> {
            byte[] bytes = seal.open(answer.text(row, "history"), answer.text(row, "id") + "/history");
            return new Stored(answer.text(row, "token"), SeedHistory.ofBytes(subject, bytes));
        });
    }

    /** The history of a row, or null if it cannot be read. */
    @Nullable
    SeedHistory historyIfReadable(Answer answer, int row, SeedSubject subject) {
        try {
            return stored(answer, row, subject).history();
        } catch (StoreException e) {
            return null;
        }
    }

    /** A batch as sealed parts of limited length. */
    List<String> parts(String batch, List<RiskSeed> seeds, int bytesPerPart) {
        List<String> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (RiskSeed seed : seeds) {
            byte[] subject = seed.subject().toBytes();
            byte[] body = new SeedHistory(List.of(seed)).toBytes(seed.subject());
            part.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(subject.length)
                    .putInt(body.length)
                    .array());
            part.writeBytes(subject);
            part.writeBytes(body);
            if (part.size() >= bytesPerPart) {
                parts.add(seal.close(part.toByteArray(), batch + "/" + parts.size()));
                part.reset();
            }
        }
        if (part.size() > 0) {
            parts.add(seal.close(part.toByteArray(), batch + "/" + parts.size()));
        }
        return parts;
    }

    /** Reads what {@link #parts} wrote. */
    List<RiskSeed> seeds(String batch, List<String> parts) {
        return readable(() -> seedsOf(batch, parts));
    }

    private List<RiskSeed> seedsOf(String batch, List<String> parts) {
        List<RiskSeed> seeds = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ByteBuffer bytes = ByteBuffer.wrap(seal.open(parts.get(i), batch + "/" + i));
            while (bytes.hasRemaining()) {
                byte[] subject = new byte[bytes.getInt()];
                byte[] body = new byte[bytes.getInt()];
                bytes.get(subject);
                bytes.get(body);
                seeds.addAll(
                        SeedHistory.ofBytes(SeedSubject.ofBytes(subject), body).seeds());
            }
        }
        return seeds;
    }
}
