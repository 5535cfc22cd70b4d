package io.cowcatcher.nebula.stub;

/**
 * A model of the scanner of Nebula 3.8.0 ({@code src/parser/scanner.lex}), as far as texts, numbers and names go.
 *
 * <p>In a text, a backslash before up to three octal digits stands for a byte, {@code \9} ends in an error, {@code u}
 * and {@code x} take four hexadecimal digits; a line feed ends the input, and what follows a NUL is lost. Not safe for
 * use by several threads.
 */
public final class NgqlScanner {
    /** What was read. */
    enum Kind {
        WORD,
        NAME,
        TEXT,
        INTEGER,
        REAL,
        SYMBOL,
        END
    }

    private final String input;
    private int at;
    private Kind kind = Kind.END;
    private String text = "";
    private long integer;
    private double real;

    NgqlScanner(String input) {
        this.input = input;
        advance();
    }

    /**
     * What the scanner makes of a single text literal.
     *
     * @throws IllegalArgumentException if it is none, or anything follows it
     */
    public static String readText(String literal) {
        NgqlScanner scanner = new NgqlScanner(literal);
        if (scanner.kind != Kind.TEXT) {
            throw scanner.error("a text");
        }
        String text = scanner.text;
        scanner.advance();
        if (scanner.kind != Kind.END) {
            throw scanner.error("the end");
        }
        return text;
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    long integer() {
        return integer;
    }

    double real() {
        return real;
    }

    IllegalArgumentException error(String expected) {
        return new IllegalArgumentException("syntax error: expected " + expected + " near character " + at);
    }

    /** Goes on to the next token. */
    void advance() {
        while (at < input.length() && Character.isWhitespace(input.charAt(at))) {
            at++;
        }
        if (at >= input.length()) {
            kind = Kind.END;
            text = "";
            return;
        }
        char c = input.charAt(at);
        if (c == '"' || c == '\'') {
            readQuoted(c);
        } else if (c == '`') {
            readName();
        } else if (isDigit(c)) {
            readNumber(at);
        } else if (Character.isLetter(c) || c == '_') {
            int start = at;
            while (at < input.length() && isWordPart(input.charAt(at))) {
                at++;
            }
            kind = Kind.WORD;
            text = input.substring(start, at);
        } else {
            readSymbol();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void readSymbol() {
        kind = Kind.SYMBOL;
        for (String symbol : new String[] {"->", "$-", "==", ">=", "<=", "!="}) {
            if (input.startsWith(symbol, at)) {
                text = symbol;
                at += symbol.length();
                return;
            }
        }
        text = String.valueOf(input.charAt(at++));
    }

    private void readName() {
        int end = input.indexOf('`', at + 1);
        if (end < 0 || input.substring(at, end).indexOf('.') >= 0) {
            throw error("a name without dots between backticks");
        }
        kind = Kind.NAME;
        text = input.substring(at + 1, end);
        at = end + 1;
    }

    private void readNumber(int start) {
        while (at < input.length() && isDigit(input.charAt(at))) {
            at++;
        }
        boolean fraction = at < input.length() && input.charAt(at) == '.';
        if (fraction) {
            at++;
            while (at < input.length() && isDigit(input.charAt(at))) {
                at++;
            }
        }
        boolean exponent = at < input.length() && (input.charAt(at) == 'E' || input.charAt(at) == 'e');
        if (exponent) {
            at++;
            if (at < input.length() && (input.charAt(at) == '-' || input.charAt(at) == '+')) {
                at++;
            }
            while (at < input.length() && isDigit(input.charAt(at))) {
                at++;
            }
        }
        text = input.substring(start, at);
        if (fraction || exponent) {
            kind = Kind.REAL;
            real = Double.parseDouble(text);
        } else {
            kind = Kind.INTEGER;
            // 2^63 is legal behind a minus sign alone; the sign is put before it by wrapping.
            integer = Long.parseUnsignedLong(text);
            if (integer < 0 && integer != Long.MIN_VALUE) {
                throw error("an integer in range");
            }
        }
    }

    private void readQuoted(char quote) {
        int start = ++at;
        int plain = start;
        while (plain < input.length() && isPlain(input.charAt(plain), quote)) {
            plain++;
        }
        kind = Kind.TEXT;
        if (plain < input.length() && input.charAt(plain) == quote) {
            text = input.substring(start, plain);
            at = plain + 1;
            return;
        }
        StringBuilder out = new StringBuilder(input.substring(start, plain));
        at = plain;
        while (true) {
            if (at >= input.length() || input.charAt(at) == '\n') {
                throw error("the end of a text");
            }
            char c = input.charAt(at++);
            if (c == quote) {
                break;
            }
            if (c == '\\') {
                readEscape(out);
            } else {
                out.append(c);
            }
        }
        int nul = out.indexOf("\0");
        text = nul < 0 ? out.toString() : out.substring(0, nul);
    }

    private static boolean isPlain(char c, char quote) {
        return c != quote && c != '\\' && c != '\n' && c != '\0';
    }

    private void readEscape(StringBuilder out) {
        if (at >= input.length()) {
            throw error("an escaped character");
        }
        char c = input.charAt(at++);
        if (c >= '0' && c <= '7') {
            int value = c - '0';
            for (int more = 0; more < 2 && at < input.length() && isOctal(input.charAt(at)); more++) {
                value = 8 * value + input.charAt(at++) - '0';
            }
            out.append((char) (value & 0xff));
            return;
        }
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case '8', '9' -> throw error("an octal digit");
            case 'u', 'x' -> {
                if (at + 4 > input.length()) {
                    throw error("four hexadecimal digits");
                }
                out.append((char) Integer.parseInt(input.substring(at, at + 4), 16));
                at += 4;
            }
            default -> out.append(c);
        }
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }
}
