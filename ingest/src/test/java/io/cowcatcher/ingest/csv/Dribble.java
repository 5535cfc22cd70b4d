package io.cowcatcher.ingest.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A text that comes in small pieces, so that every pair of characters is torn apart by some block. */
final class Dribble extends Reader {
    private final Reader text;
    private final int most;

    Dribble(String text, int most) {
        this.text = new StringReader(text);
        this.most = most;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        return text.read(target, offset, Math.min(length, most));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
