package io.cowcatcher.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for text in the raw bytes of a file. */
final class StoreBytes {
    private StoreBytes() {}

    /** How often {@code text} occurs, as UTF-8. */
    static int count(Path file, String text) throws IOException {
        // One char a byte, so that no byte is lost in decoding.
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }
}
