package io.cowcatcher.ingest.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Kinds of files that are no delimited text, by their first bytes; each with what to do about it. */
public enum FileSignature {
    GZIP("gzip data inside gzip data; unzip it once", "\u001F\u008B"),
    ZIP("a zip archive or a spreadsheet; unzip it, or save it as CSV", "PK\u0003\u0004"),
    ZSTD("zstd data; decompress it, or use gzip", "(\u00B5/\u00FD"),
    BZIP2("bzip2 data; decompress it, or use gzip", "BZh"),
    XZ("xz data; decompress it, or use gzip", "\u00FD7zXZ"),
    SEVEN_ZIP("a 7z archive; unpack it", "7z\u00BC\u00AF"),
    PARQUET("a Parquet file; export it as CSV", "PAR1\u0015"),
    AVRO("an Avro file; export it as CSV", "Obj\u0001"),
    PDF("a PDF document; export the data as CSV", "%PDF"),
    SQLITE("an SQLite database; export it as CSV", "SQLite format 3"),
    OLD_SPREADSHEET("a spreadsheet; save it as CSV", "\u00D0\u00CF\u0011\u00E0");

    private static final int LONGEST = 16;

    private final String description;
    /** One character for each byte. */
    private final String start;

    FileSignature(String description, String start) {
        this.description = description;
        this.start = start;
    }

    /** The kind of file that begins so, or null. */
    public static @Nullable FileSignature of(byte[] head) {
        String bytes = new String(head, 0, Math.min(LONGEST, head.length), StandardCharsets.ISO_8859_1);
        for (FileSignature signature : values()) {
            if (bytes.startsWith(signature.start)) {
                return signature;
            }
        }
        return null;
    }

    /** What the file is and what to do, to follow "got:". */
    public String description() {
        return description;
    }
}
