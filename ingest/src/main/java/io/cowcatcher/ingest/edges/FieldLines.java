package io.cowcatcher.ingest.edges;

import io.cowcatcher.error.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text cut into rows and fields where it lies, without an object for either.
 *
 * <p>Empty lines, and lines that begin with # or %, are left out, though a {@link MatrixHeader} is understood; fields
 * are those of {@link FieldCut}. They stay where they are until {@link #fill} is called.
 */
final class FieldLines {
    private final String source;
    private final TextBlock block;
    private final FieldCut fields = new FieldCut();
    private FieldSeparator separator;
    private long line;
    private long nextLine = 1;
    private @Nullable MatrixHeader matrix;

    FieldLines(String source, InputStream input, FieldSeparator separator) {
        this.source = source;
        this.block = new TextBlock(source, input);
        this.separator = separator;
    }

    /** Reads on; fields met before are gone. False where the text has ended. */
    boolean fill() throws IOException {
        return block.fill(nextLine);
    }

    /** Goes to the next row; false where there is none before {@link #fill} has read on. */
    boolean next() {
        byte[] bytes = block.bytes();
        while (block.position() < block.end()) {
            int text = block.position();
            while (text < block.end() && (bytes[text] == ' ' || bytes[text] == '\t')) {
                text++;
            }
            if (text < block.end() && isRow(bytes[text])) {
                return row();
            }
            int lineEnd = block.lineEnd(text);
            int after = block.afterLineEnd(lineEnd);
            if (after == TextBlock.MORE_NEEDED) {
                return false;
            }
            if (nextLine == 1 && MatrixHeader.isAt(bytes, block.position(), lineEnd)) {
                takeHeader(lineEnd);
            }
            block.pass(after);
            nextLine++;
        }
        return false;
    }

    private void takeHeader(int lineEnd) {
        matrix = MatrixHeader.of(block.bytes(), block.position(), lineEnd, source);
        separator = separator == FieldSeparator.DETECT ? FieldSeparator.SPACE : separator;
    }

    private static boolean isRow(byte first) {
        return first != '#' && first != '%' && !TextBlock.isLineEnd(first);
    }

    private boolean row() {
        if (separator == FieldSeparator.DETECT) {
            int rowEnd = firstRowEnd();
            if (rowEnd == TextBlock.MORE_NEEDED) {
                return false;
            }
            separator = FieldSeparator.of(block.bytes(), block.position(), rowEnd);
        }
        int rowEnd = fields.of(block, separator);
        if (rowEnd == FieldCut.TEXT_BEHIND_QUOTE) {
            throw brokenQuote("text behind a closing quote");
        }
        if (rowEnd == FieldCut.UNCLOSED_QUOTE) {
            throw brokenQuote("the end of the file inside quotes");
        }
        int after = rowEnd == TextBlock.MORE_NEEDED ? rowEnd : block.afterLineEnd(rowEnd);
        if (after == TextBlock.MORE_NEEDED) {
            return false;
        }
        line = nextLine++;
        if (fields.isQuoted()) {
            for (int i = block.position(); i < rowEnd; i++) {
                nextLine += block.bytes()[i] == '\n' ? 1 : 0;
            }
            fields.undouble(block.bytes());
        }
        block.pass(after);
        return true;
    }

    private int firstRowEnd() {
        boolean inside = false;
        int at = block.position();
        while (at < block.end() && (inside || !TextBlock.isLineEnd(block.bytes()[at]))) {
            inside ^= block.bytes()[at++] == '"';
        }
        return at < block.end() || block.isLast() ? at : TextBlock.MORE_NEEDED;
    }

    private MalformedInputException brokenQuote(String problem) {
        return MalformedInputException.at(
                source,
                nextLine,
                "quotes must be closed where a field ends, and doubled inside it (got: " + problem
                        + "); put fields that hold quotes in quotes");
    }

    /** The line on which the current row starts, counted from 1. */
    long line() {
        return line;
    }

    /** The number of fields of the current row. */
    int count() {
        return fields.count();
    }

    byte[] bytes() {
        return block.bytes();
    }

    /** Where a field of the current row begins. */
    int from(int field) {
        return fields.from(field);
    }

    /** Where it ends. */
    int to(int field) {
        return fields.to(field);
    }

    /** What stands between fields; known when the first row is. */
    FieldSeparator separator() {
        return separator;
    }

    /** What the first line of a MatrixMarket file says; null in other files. */
    @Nullable
    MatrixHeader matrix() {
        return matrix;
    }

    /** The number of bytes before the next row. */
    long passed() {
        return block.passed();
    }

    /** An error about the current row. */
    MalformedInputException error(String problem) {
        return MalformedInputException.at(source, line, problem);
    }

    /** The value of a field for a message. */
    String shown(int field) {
        return ShownText.of(bytes(), from(field), to(field));
    }

    /** Refuses a field that is no id: empty, with a NUL, or not UTF-8. */
    void requireId(int field) {
        if (from(field) == to(field)) {
            throw error("a node must have an id (got: nothing in field " + (field + 1) + ", separator " + separator
                    + "); leave the row out, or say what separates fields");
        }
        if (!Utf8.isText(bytes(), from(field), to(field))) {
            throw error("an id must be text in UTF-8 without NUL (got: " + shown(field) + "); save the file as UTF-8");
        }
    }
}
