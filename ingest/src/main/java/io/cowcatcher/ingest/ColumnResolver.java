package io.cowcatcher.ingest;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds for every field the column of a table that holds it: the one the caller named, else one with an obvious name.
 */
final class ColumnResolver {
    static final List<PurchaseField> SAME_PERSON =
            List.of(PurchaseField.DEVICE, PurchaseField.IP, PurchaseField.ADDRESS, PurchaseField.PHONE);

    private final String source;
    private final List<String> header;
    private final IngestOptions options;
    private final ColumnPlan plan;
    private final List<String> lines = new ArrayList<>();

    private ColumnResolver(String source, List<String> header, IngestOptions options) {
        this.source = source;
        this.header = header;
        this.options = options;
        this.plan = new ColumnPlan(
                options.filters().size(), options.prices().discountColumns().size());
    }

    /** A plan and how it came about, a line for every field that has a column. */
    record Resolved(ColumnPlan plan, List<String> lines) {}

    /**
     * The columns of a table with this header.
     *
     * @throws MalformedInputException if a named column is not there, two columns may be meant, or a required one is
     *     missing
     */
    static Resolved forTable(String source, List<String> header, IngestOptions options) {
        return new ColumnResolver(source, header, options).resolve();
    }

    /** The keys of messages that have no header: the ones the caller named, else the default names. */
    static Resolved forKeys(IngestOptions options) {
        List<String> keys = Stream.of(
                        Stream.of(PurchaseField.values())
                                .filter(field -> !options.columns().isOff(field))
                                .map(field -> options.columns().column(field).orElse(field.columnName())),
                        options.filters().stream().map(RowFilter::column),
                        options.prices().discountColumns().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
        return new ColumnResolver("messages", keys, options).resolve();
    }

    private Resolved resolve() {
        Set<String> named = new HashSet<>();
        for (PurchaseField field : PurchaseField.values()) {
            options.columns().column(field).ifPresent(column -> {
                plan.needForField(field, requireColumn(ColumnMapping.key(field), column));
                named.add(column);
            });
        }
        named.addAll(options.prices().discountColumns());
        for (PurchaseField field : PurchaseField.values()) {
            if (!plan.has(field) && !isOff(field)) {
                String guess = guess(field, named);
                if (guess != null) {
                    plan.needForField(field, requireColumn(ColumnMapping.key(field), guess));
                }
            }
        }
        for (int i = 0; i < options.filters().size(); i++) {
            plan.needForFilter(
                    i, requireColumn("filter", options.filters().get(i).column()));
        }
        for (int i = 0; i < options.prices().discountColumns().size(); i++) {
            plan.needForDiscount(
                    i,
                    requireColumn("discount", options.prices().discountColumns().get(i)));
        }
        requireEvidence();
        describe();
        return new Resolved(plan, List.copyOf(lines));
    }

    /** Where discounts are named, they make the list price. */
    private boolean isOff(PurchaseField field) {
        boolean fromDiscounts = !options.prices().discountColumns().isEmpty();
        return options.columns().isOff(field) || (field == PurchaseField.LIST_PRICE && fromDiscounts);
    }

    private String requireColumn(String use, String column) {
        int count = Collections.frequency(header, column);
        if (count == 0) {
            throw MalformedInputException.of(
                    source,
                    "column for " + use + " must be one of the file's (got: " + column + "); "
                            + ClosestNames.didYouMean(column, header) + "its columns are: "
                            + ClosestNames.list(header));
        }
        if (count > 1) {
            throw MalformedInputException.of(
                    source,
                    "column for " + use + " must be there once (got: " + count + " columns named "
                            + ClosestNames.shown(column) + "); rename one of them");
        }
        return column;
    }

    /** The default name wins over other names; two other names are an ambiguity that only the caller can solve. */
    private @Nullable String guess(PurchaseField field, Set<String> named) {
        List<String> free =
                header.stream().filter(column -> !named.contains(column)).toList();
        List<String> found = free.stream()
                .filter(column -> column.equals(field.columnName()))
                .toList();
        if (found.isEmpty()) {
            found = free.stream()
                    .filter(column -> ColumnAliases.isDefaultName(field, column))
                    .toList();
        }
        if (found.isEmpty()) {
            found = free.stream()
                    .filter(column -> ColumnAliases.isAlias(field, column))
                    .toList();
        }
        if (found.size() > 1) {
            String key = ColumnMapping.key(field);
            throw MalformedInputException.of(
                    source,
                    "column for " + key + " must be clear (got: " + ClosestNames.list(found) + "); choose one with "
                            + key + "=" + ClosestNames.shown(found.get(0)) + ", or none with " + key + "=");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private void requireEvidence() {
        List<String> missing = new ArrayList<>();
        if (!plan.has(PurchaseField.USER)) {
            missing.add("the user (user=...)");
        }
        boolean samePerson = SAME_PERSON.stream().anyMatch(plan::has);
        if (!samePerson && !plan.has(PurchaseField.ITEM)) {
            missing.add("the item (item=...)");
        }
        if (!samePerson && !plan.has(PurchaseField.TIME)) {
            missing.add("the time (time=...)");
        }
        if (!missing.isEmpty()) {
            throw MalformedInputException.of(
                    source,
                    "columns must name the user, and either item and time or one of device, ip, address, phone (got: none for "
                            + String.join(", ", missing) + "); its columns are: " + ClosestNames.list(header));
        }
    }

    private void describe() {
        for (PurchaseField field : PurchaseField.values()) {
            if (plan.has(field)) {
                String how = options.columns().column(field).isPresent() ? "" : " (guessed)";
                String column = ClosestNames.shown(plan.names().get(plan.ofField(field)));
                lines.add("column " + column + " is " + field.columnName() + how);
            }
        }
        options.filters().forEach(filter -> lines.add("rows are dropped where " + filter));
        if (!options.prices().equals(PriceRule.defaults())) {
            lines.add(options.prices().toString());
        }
    }
}
