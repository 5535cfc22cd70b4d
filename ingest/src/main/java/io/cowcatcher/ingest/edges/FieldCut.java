package io.cowcatcher.ingest.edges;

/**
 * The fields of one row, as stretches of the block it lies in. A field may stand in double quotes, doubled inside; then
 * it may hold whatever there is, line ends included. Spaces around fields are dropped, those in quotes stay.
 */
final class FieldCut {
    /** What {@link #of} answers where quotes are wrong. */
    static final int TEXT_BEHIND_QUOTE = -2;

    static final int UNCLOSED_QUOTE = -3;

    private static final int FIELDS_KEPT = 64;

    private final int[] from = new int[FIELDS_KEPT];
    private final int[] to = new int[FIELDS_KEPT];
    private final boolean[] holdsQuotes = new boolean[FIELDS_KEPT];
    private int count;
    private boolean quoted;

    /**
     * Finds the fields of the row at the block's position, and changes nothing in the block.
     *
     * @return where the row ends; {@link TextBlock#MORE_NEEDED} where the block ends before it, or what is wrong
     */
    int of(TextBlock block, FieldSeparator separator) {
        byte[] bytes = block.bytes();
        boolean spaces = separator == FieldSeparator.SPACE;
        count = 0;
        quoted = false;
        int at = block.position();
        while (true) {
            at = skipPadding(block, at, separator);
            boolean inQuotes = at < block.end() && bytes[at] == '"';
            int start = inQuotes ? at + 1 : at;
            int stop = inQuotes ? closingQuote(block, start) : fieldEnd(block, start, separator);
            if (stop < 0) {
                return stop;
            }
            keep(bytes, start, stop, inQuotes);
            at = inQuotes ? stop + 1 : stop;
            int next = skipPadding(block, at, separator);
            if (next == block.end()) {
                return block.isLast() ? next : TextBlock.MORE_NEEDED;
            }
            if (TextBlock.isLineEnd(bytes[next])) {
                return next;
            }
            if (spaces ? next == at : bytes[next] != separator.character()) {
                return TEXT_BEHIND_QUOTE;
            }
            at = spaces ? next : next + 1;
        }
    }

    private void keep(byte[] bytes, int start, int fieldEnd, boolean inQuotes) {
        int stop = fieldEnd;
        while (!inQuotes && stop > start && (bytes[stop - 1] == ' ' || bytes[stop - 1] == '\t')) {
            stop--;
        }
        if (count < FIELDS_KEPT) {
            from[count] = start;
            to[count] = stop;
            holdsQuotes[count] = inQuotes && hasQuote(bytes, start, stop);
        }
        count++;
        quoted |= inQuotes;
    }

    private static int skipPadding(TextBlock block, int start, FieldSeparator separator) {
        int at = start;
        byte[] bytes = block.bytes();
        boolean tabs = separator != FieldSeparator.TAB;
        while (at < block.end() && (bytes[at] == ' ' || (tabs && bytes[at] == '\t'))) {
            at++;
        }
        return at;
    }

    private static int fieldEnd(TextBlock block, int start, FieldSeparator separator) {
        byte[] bytes = block.bytes();
        boolean spaces = separator == FieldSeparator.SPACE;
        byte character = separator.character();
        int end = block.end();
        int at = start;
        while (at < end
                && !TextBlock.isLineEnd(bytes[at])
                && bytes[at] != character
                && !(spaces && bytes[at] == '\t')) {
            at++;
        }
        return at < end || block.isLast() ? at : TextBlock.MORE_NEEDED;
    }

    private static int closingQuote(TextBlock block, int start) {
        byte[] bytes = block.bytes();
        int end = block.end();
        for (int at = start; at < end; at++) {
            if (bytes[at] == '"') {
                if (at + 1 == end && !block.isLast()) {
                    return TextBlock.MORE_NEEDED;
                }
                if (at + 1 == end || bytes[at + 1] != '"') {
                    return at;
                }
                at++;
            }
        }
        return block.isLast() ? UNCLOSED_QUOTE : TextBlock.MORE_NEEDED;
    }

    private static boolean hasQuote(byte[] bytes, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }

    /** Makes doubled quotes single, in the block itself: only when the row will not be cut again. */
    void undouble(byte[] bytes) {
        for (int field = 0; field < Math.min(count, FIELDS_KEPT); field++) {
            if (holdsQuotes[field]) {
                int kept = from[field];
                for (int i = from[field]; i < to[field]; i++) {
                    bytes[kept++] = bytes[i];
                    i += bytes[i] == '"' ? 1 : 0;
                }
                to[field] = kept;
            }
        }
    }

    /** The number of fields; of more than 64 the first are kept. */
    int count() {
        return count;
    }

    /** Whether any field stands in quotes. */
    boolean isQuoted() {
        return quoted;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }
}
