package io.cowcatcher.nebula;

import java.nio.file.Path;

/**
 * How a writer cuts events into statements, and where it leaves what cannot be written.
 *
 * @param rowsPerBatch how many rows a statement has at most, from 1 to 10,000
 * @param bytesPerBatch from how many bytes on a statement is sent, from 1,000 to 2,000,000; graphd takes 4 MiB
 * @param rememberedVertices how many of the vertices written last are remembered and not written again
 * @param deadLetters a file, made for its owner alone, to which every batch that cannot be written is added as a
 *     statement for the console of Nebula, and every event whose names cannot be ids as a whole, for
 *     {@link GraphEvents#ofDeadLetters}, each with its reason. It holds ids, so it belongs where the data may be: with
 *     a key, statements with pseudonyms as in the database, and no events, for every name can be an id then
 */
public record WriterOptions(int rowsPerBatch, int bytesPerBatch, int rememberedVertices, Path deadLetters) {

    /** Checks every value. */
    public WriterOptions {
        requireRange("rowsPerBatch", rowsPerBatch, 1, 10_000);
        requireRange("bytesPerBatch", bytesPerBatch, 1_000, 2_000_000);
        requireRange("rememberedVertices", rememberedVertices, 0, 10_000_000);
    }

    private static void requireRange(String name, int value, int least, int greatest) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + greatest + " (got: " + value + ")");
        }
    }

    /** 256 rows or 256 KB a statement, 100,000 remembered vertices. */
    public static WriterOptions keepingFailuresIn(Path deadLetters) {
        return new WriterOptions(256, 256_000, 100_000, deadLetters);
    }

    /** A copy with so many rows a statement. */
    public WriterOptions withRowsPerBatch(int rows) {
        return new WriterOptions(rows, bytesPerBatch, rememberedVertices, deadLetters);
    }

    /** A copy with so many bytes a statement. */
    public WriterOptions withBytesPerBatch(int bytes) {
        return new WriterOptions(rowsPerBatch, bytes, rememberedVertices, deadLetters);
    }

    /** A copy that remembers so many vertices. */
    public WriterOptions withRememberedVertices(int count) {
        return new WriterOptions(rowsPerBatch, bytesPerBatch, count, deadLetters);
    }
}
