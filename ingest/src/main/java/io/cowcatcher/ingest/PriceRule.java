package io.cowcatcher.ingest;

import java.util.List;

/**
 * What the price columns of a log mean.
 *
 * <p>A purchase holds the price paid per piece and the price per piece without discount. A log that gives the total of
 * a line says so with {@link Basis#PER_LINE}: prices and discounts are then divided by the quantity. A log that gives
 * discounts instead of a list price names their columns: list price = price + the sum of the discounts, which may be
 * written as positive or negative numbers, an empty one counting as none.
 *
 * @param basis what one price stands for
 * @param discountColumns the columns of the discounts already taken off the price; clashes with a list price column
 */
public record PriceRule(Basis basis, List<String> discountColumns) {
    private static final PriceRule DEFAULTS = new PriceRule(Basis.PER_PIECE, List.of());

    /** What one price stands for. */
    public enum Basis {
        /** The price of one piece. */
        PER_PIECE,
        /** The price of all pieces of the line. */
        PER_LINE
    }

    /** Copies the columns. */
    public PriceRule {
        discountColumns = List.copyOf(discountColumns);
    }

    /** Prices per piece, no discount columns. */
    public static PriceRule defaults() {
        return DEFAULTS;
    }

    /** A copy with this basis. */
    public PriceRule withBasis(Basis basis) {
        return new PriceRule(basis, discountColumns);
    }

    /** A copy with these discount columns. */
    public PriceRule withDiscountColumns(List<String> columns) {
        return new PriceRule(basis, columns);
    }

    /** The rule in words. */
    @Override
    public String toString() {
        String meaning = basis == Basis.PER_PIECE ? "prices are per piece" : "prices are per line, divided by quantity";
        return discountColumns.isEmpty()
                ? meaning
                : meaning + "; list price is price plus " + String.join(" plus ", discountColumns);
    }
}
