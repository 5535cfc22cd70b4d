package io.cowcatcher.nebula.stub;

import io.cowcatcher.nebula.stub.NgqlScanner.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of a statement one by one, and says what it expected where it finds something else. */
final class Tokens {
    private final NgqlScanner scanner;

    Tokens(String statement) {
        this.scanner = new NgqlScanner(statement);
    }

    private boolean isWord(String word) {
        return scanner.kind() == Kind.WORD && scanner.text().equalsIgnoreCase(word);
    }

    private boolean isSymbol(String symbol) {
        return scanner.kind() == Kind.SYMBOL && scanner.text().equals(symbol);
    }

    /** Reads these words if they come next; the first alone decides. */
    boolean accept(String words) {
        String[] parts = words.split(" ", -1);
        if (!isWord(parts[0])) {
            return false;
        }
        scanner.advance();
        for (int i = 1; i < parts.length; i++) {
            expect(parts[i]);
        }
        return true;
    }

    void expect(String words) {
        for (String word : words.split(" ", -1)) {
            if (!isWord(word)) {
                throw scanner.error(word);
            }
            scanner.advance();
        }
    }

    boolean acceptSymbol(String symbol) {
        if (!isSymbol(symbol)) {
            return false;
        }
        scanner.advance();
        return true;
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw scanner.error(symbol);
        }
    }

    void expectEnd() {
        acceptSymbol(";");
        if (scanner.kind() != Kind.END) {
            throw scanner.error("the end");
        }
    }

    /** A name, with or without backticks. */
    String name() {
        if (scanner.kind() != Kind.NAME && scanner.kind() != Kind.WORD) {
            throw scanner.error("a name");
        }
        String name = scanner.text();
        scanner.advance();
        return name;
    }

    String text() {
        if (scanner.kind() != Kind.TEXT) {
            throw scanner.error("a text");
        }
        String text = scanner.text();
        scanner.advance();
        return text;
    }

    long integer() {
        Object value = literal();
        if (!(value instanceof Long integer)) {
            throw scanner.error("an integer");
        }
        return integer;
    }

    /** A rank: an integer, the least long excluded. */
    long rank() {
        long rank = integer();
        if (rank == Long.MIN_VALUE) {
            throw new IllegalArgumentException("syntax error: Out of range:");
        }
        return rank;
    }

    /** A text, a number, a truth value or NULL. */
    @Nullable
    Object literal() {
        if (accept("NULL")) {
            return null;
        }
        if (accept("true")) {
            return true;
        }
        if (accept("false")) {
            return false;
        }
        boolean negative = acceptSymbol("-");
        Object value = switch (scanner.kind()) {
            case TEXT -> scanner.text();
            case INTEGER -> signed(negative);
            case REAL -> negative ? -scanner.real() : scanner.real();
            default -> throw scanner.error("a value");
        };
        scanner.advance();
        return value;
    }

    private Object signed(boolean negative) {
        if (scanner.integer() == Long.MIN_VALUE && !negative) {
            throw new IllegalArgumentException("syntax error: Out of range:");
        }
        return negative ? -scanner.integer() : scanner.integer();
    }

    /** One of the comparisons. */
    String comparison() {
        for (String symbol : new String[] {"==", ">=", "<=", "<", ">"}) {
            if (acceptSymbol(symbol)) {
                return symbol;
            }
        }
        throw scanner.error("a comparison");
    }
}
