package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.List;

/**
 * How the records of any source are read as purchases.
 *
 * @param columns which column holds which field, as far as the caller says so
 * @param time the form of the times
 * @param filters rules that drop rows, tried in this order before anything else
 * @param prices what the price columns mean
 */
public record IngestOptions(ColumnMapping columns, TimeFormat time, List<RowFilter> filters, PriceRule prices) {
    private static final IngestOptions DEFAULTS =
            new IngestOptions(ColumnMapping.defaults(), TimeFormat.defaults(), List.of(), PriceRule.defaults());

    /**
     * Copies the filters.
     *
     * @throws IllegalArgumentException if both a list price column and discount columns are named
     */
    public IngestOptions {
        filters = List.copyOf(filters);
        String listPrice = columns.column(PurchaseField.LIST_PRICE).orElse("");
        if (!listPrice.isEmpty() && !prices.discountColumns().isEmpty()) {
            throw new IllegalArgumentException("list price must come from one place (got: column " + listPrice
                    + " and discount columns " + prices.discountColumns() + "); name only one of them");
        }
    }

    /** Columns and times guessed where they are obvious, local times in UTC, no filter, prices per piece. */
    public static IngestOptions defaults() {
        return DEFAULTS;
    }

    /** A copy with this mapping. */
    public IngestOptions withColumns(ColumnMapping columns) {
        return new IngestOptions(columns, time, filters, prices);
    }

    /** A copy with this form of times. */
    public IngestOptions withTime(TimeFormat time) {
        return new IngestOptions(columns, time, filters, prices);
    }

    /** A copy with these filters. */
    public IngestOptions withFilters(RowFilter... filters) {
        return new IngestOptions(columns, time, List.of(filters), prices);
    }

    /** A copy with these prices. */
    public IngestOptions withPrices(PriceRule prices) {
        return new IngestOptions(columns, time, filters, prices);
    }
}
