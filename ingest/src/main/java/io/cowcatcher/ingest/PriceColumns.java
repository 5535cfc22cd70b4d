package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The price paid and the list price of a row, from whatever columns tell them. Not safe for use by several threads. */
final class PriceColumns {
    /** Stands for a value that is missing; no number read is infinite. */
    static final double MISSING = Double.NEGATIVE_INFINITY;

    private final boolean perLine;
    private final int paidColumn;
    private final int listColumn;
    private final int[] discountColumns;

    private double paid;
    private double list;

    PriceColumns(PriceRule rule, ColumnPlan plan) {
        this.perLine = rule.basis() == PriceRule.Basis.PER_LINE;
        this.paidColumn = plan.ofField(PurchaseField.PRICE);
        this.listColumn = plan.ofField(PurchaseField.LIST_PRICE);
        this.discountColumns = IntStream.range(0, rule.discountColumns().size())
                .map(plan::ofDiscount)
                .toArray();
    }

    /** The numbers in a row, by column. */
    @FunctionalInterface
    interface Numbers {
        /** The number in a column, {@link #MISSING}, or NaN where it cannot be read. */
        double number(int column);
    }

    /** Reads the prices of a row of so many pieces, or says what is wrong with them. */
    @Nullable
    RejectReason read(Numbers row, long pieces) {
        paid = number(row, paidColumn);
        list = number(row, listColumn);
        if (Double.isNaN(paid) || Double.isNaN(list)) {
            return RejectReason.PRICE_UNREADABLE;
        }
        paid = paid == MISSING ? Double.NaN : paid;
        list = list == MISSING ? Double.NaN : list;
        for (int i = 0; i < discountColumns.length; i++) {
            double discount = row.number(discountColumns[i]);
            if (Double.isNaN(discount)) {
                return RejectReason.PRICE_UNREADABLE;
            }
            list = (i == 0 ? paid : list) + (discount == MISSING ? 0 : Math.abs(discount));
        }
        if (paid < 0 || list < 0) {
            return RejectReason.PRICE_NEGATIVE;
        }
        double divisor = perLine ? pieces : 1;
        paid = finite(paid / divisor);
        list = finite(list / divisor);
        return null;
    }

    private static double number(Numbers row, int column) {
        return column == ColumnPlan.NONE ? MISSING : row.number(column);
    }

    /** A sum of prices near the largest double may be infinite, which is as good as not known; -0.0 is 0.0. */
    private static double finite(double price) {
        return Double.isInfinite(price) ? Double.NaN : price + 0.0;
    }

    /** The price paid per piece in the row read last; NaN where unknown. */
    double paid() {
        return paid;
    }

    /** The price per piece without discount in the row read last; NaN where unknown. */
    double list() {
        return list;
    }
}
