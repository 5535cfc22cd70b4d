package io.cowcatcher.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule that drops rows by the value of one column: {@code InvoiceNo^=C} drops cancellations.
 *
 * <p>Dropped rows are counted as {@link RejectReason#FILTERED}. The column need not hold a field of a purchase.
 * Immutable, share freely.
 */
public final class RowFilter {

    /** How a value is compared. */
    public enum Test {
        /** The value is the operand, {@code column=operand}; an empty operand drops rows without a value. */
        EQUALS("="),
        /** The value is not the operand, {@code column!=operand}. */
        DIFFERS("!="),
        /** The value starts with the operand, {@code column^=operand}. */
        STARTS_WITH("^="),
        /** The whole value matches the operand as a regular expression, {@code column~=operand}. */
        MATCHES("~=");

        private final String sign;

        Test(String sign) {
            this.sign = sign;
        }
    }

    private final String column;
    private final Test test;
    private final String operand;
    private final Pattern pattern;

    private RowFilter(String column, Test test, String operand) {
        this.column = column;
        this.test = test;
        this.operand = operand;
        try {
            this.pattern = Pattern.compile(test == Test.MATCHES ? operand : "");
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "filter on " + column + " must be a regular expression (got: " + operand + "): "
                            + e.getDescription(),
                    e);
        }
    }

    /** Drops rows whose value of {@code column} passes the test. */
    public static RowFilter drop(String column, Test test, String operand) {
        if (column.isBlank()) {
            throw new IllegalArgumentException("filter must name a column (got: " + column + test.sign + operand + ")");
        }
        return new RowFilter(column, test, operand);
    }

    /**
     * Reads a filter from {@code column=value}, {@code column!=value}, {@code column^=prefix} or
     * {@code column~=expression}.
     *
     * @throws IllegalArgumentException if it has none of these forms
     */
    public static RowFilter parse(String specification) {
        int equals = specification.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("filter must be column=value, column!=value, column^=prefix or "
                    + "column~=expression (got: " + specification + ")");
        }
        String operand = specification.substring(equals + 1);
        for (Test test : Test.values()) {
            int start = equals + 1 - test.sign.length();
            if (test != Test.EQUALS && start >= 0 && specification.startsWith(test.sign, start)) {
                return drop(specification.substring(0, start).strip(), test, operand);
            }
        }
        return drop(specification.substring(0, equals).strip(), Test.EQUALS, operand);
    }

    /** The column that is looked at. */
    public String column() {
        return column;
    }

    /** Whether a row with this value is dropped; a missing value is the empty string. */
    public boolean drops(String value) {
        return switch (test) {
            case EQUALS -> value.equals(operand);
            case DIFFERS -> !value.equals(operand);
            case STARTS_WITH -> value.startsWith(operand);
            case MATCHES -> pattern.matcher(value).matches();
        };
    }

    /**
     * This filter on bytes. Only ASCII is compared as such: other bytes may be no text, and what is made of them is for
     * the decoder to say.
     */
    ByteFilter ofBytes() {
        byte[] ascii = operand.getBytes(StandardCharsets.US_ASCII);
        boolean isAscii = new String(ascii, StandardCharsets.US_ASCII).equals(operand);
        if (!isAscii || test == Test.MATCHES) {
            return (bytes, from, to) -> drops(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return switch (test) {
            case EQUALS -> (bytes, from, to) -> Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
            case DIFFERS -> (bytes, from, to) -> !Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
            default ->
                (bytes, from, to) -> to - from >= ascii.length
                        && Arrays.equals(bytes, from, from + ascii.length, ascii, 0, ascii.length);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowFilter filter && filter.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The filter in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return column + test.sign + operand;
    }
}
