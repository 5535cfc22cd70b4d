package io.cowcatcher.ingest.edges;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text: two ids that differ must not become the same when they are decoded. */
final class Utf8 {
    private Utf8() {}

    static boolean isText(byte[] bytes, int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return false;
            }
            ascii &= bytes[i] > 0;
        }
        return ascii || decodes(bytes, from, to);
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
