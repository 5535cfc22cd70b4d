package io.cowcatcher.ingest;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of text into purchases, or says why one is not used; the rules are the same for every source.
 *
 * <p>A value that is blank, {@code NULL}, {@code null}, {@code \N}, {@code NaN}, {@code nan}, {@code None}, {@code NA}
 * or {@code <NA>} is missing: taken as an id it would join everybody who lacks one. Ids are taken byte for byte. A row
 * needs a user, and either item and time or one of device, IP, address and phone; a value that is there but cannot be
 * read rejects its row. Rows are independent of each other. Not safe for use by several threads.
 */
public final class RowDecoder {
    private static final List<PurchaseField> TEXTS = Stream.of(PurchaseField.values())
            .filter(field -> field.isText() && field != PurchaseField.USER)
            .toList();

    private final IngestOptions options;
    private final ColumnPlan plan;
    private final List<String> columnLines;
    private final TimeParser times;
    private final PriceColumns prices;

    private Row row = column -> null;
    private Purchase.Builder builder = Purchase.by("none");
    private boolean samePersonEvidence;
    private long pieces;
    private @Nullable RejectReason reason;

    private RowDecoder(ColumnResolver.Resolved resolved, IngestOptions options) {
        this.options = options;
        this.plan = resolved.plan();
        this.columnLines = resolved.lines();
        this.times = new TimeParser(options.time());
        this.prices = new PriceColumns(options.prices(), plan);
    }

    /** One row: its values by the numbers of {@link RowDecoder#columns()}. */
    @FunctionalInterface
    public interface Row {
        /** The value in a column, or null where the row has none. */
        @Nullable
        String value(int column);
    }

    /**
     * A decoder for the rows of a table.
     *
     * @param source the name of the table, for messages
     * @param header the names of all its columns
     * @param options what the columns mean
     * @throws io.cowcatcher.error.MalformedInputException if a named column is not there, two columns may be meant, or
     *     a required one is missing
     */
    public static RowDecoder forTable(String source, List<String> header, IngestOptions options) {
        return new RowDecoder(ColumnResolver.forTable(source, header, options), options);
    }

    /** A decoder for messages of keys and values, whose keys are the named columns, else the default names. */
    public static RowDecoder forMessages(IngestOptions options) {
        return new RowDecoder(ColumnResolver.forKeys(options), options);
    }

    /** The names of the columns that rows are asked for; other columns need not be kept. */
    public List<String> columns() {
        return plan.names();
    }

    /** The fields that a column may give a value. */
    public Set<PurchaseField> fields() {
        return plan.fields();
    }

    /** Reads a row and says whether it is a purchase; then see {@link #purchase()}, else {@link #reason()}. */
    public boolean decode(Row row) {
        this.row = row;
        reason = filter();
        reason = reason == null ? readTexts() : reason;
        reason = reason == null ? readTimes() : reason;
        reason = reason == null ? readPieces() : reason;
        reason = reason == null ? readPrices() : reason;
        reason = reason == null ? readFlags() : reason;
        return reason == null;
    }

    /** The purchase in the row decoded last. */
    public Purchase purchase() {
        if (reason != null) {
            throw new IllegalStateException("row must be a purchase (got: " + reason + ")");
        }
        return builder.build();
    }

    /** Why the row decoded last is not used. */
    public RejectReason reason() {
        if (reason == null) {
            throw new IllegalStateException("row must be rejected (got: a purchase)");
        }
        return reason;
    }

    /** A decoder of the same columns for rows of bytes; what it meets is told by this one's {@link #readAs()}. */
    public BlockDecoder ofBytes() {
        return new BlockDecoder(plan, options, times);
    }

    /** How rows were understood so far, a line each: columns, filters, prices, forms of times. */
    public List<String> readAs() {
        List<String> lines = new ArrayList<>(columnLines);
        lines.addAll(times.forms());
        return lines;
    }

    private @Nullable RejectReason filter() {
        for (int i = 0; i < options.filters().size(); i++) {
            String value = row.value(plan.ofFilter(i));
            if (options.filters().get(i).drops(value == null ? "" : value)) {
                return RejectReason.FILTERED;
            }
        }
        return null;
    }

    private @Nullable String value(PurchaseField field) {
        int column = plan.ofField(field);
        return column == ColumnPlan.NONE ? null : present(column);
    }

    private @Nullable String present(int column) {
        String value = row.value(column);
        return value == null || Values.isMissing(value) ? null : value;
    }

    private @Nullable RejectReason readTexts() {
        String user = value(PurchaseField.USER);
        if (user == null) {
            return RejectReason.USER_MISSING;
        }
        RejectReason problem = Values.textProblem(PurchaseField.USER, user);
        if (problem != null) {
            return problem;
        }
        builder = Purchase.by(user);
        samePersonEvidence = false;
        boolean hasItem = false;
        for (PurchaseField field : TEXTS) {
            String value = value(field);
            if (value != null) {
                problem = Values.textProblem(field, value);
                if (problem != null) {
                    return problem;
                }
                builder.with(field, value);
                hasItem |= field == PurchaseField.ITEM;
                samePersonEvidence |= ColumnResolver.SAME_PERSON.contains(field);
            }
        }
        return hasItem || samePersonEvidence ? null : RejectReason.ITEM_MISSING;
    }

    private @Nullable RejectReason readTimes() {
        String time = value(PurchaseField.TIME);
        if (time == null) {
            if (!samePersonEvidence) {
                return RejectReason.TIME_MISSING;
            }
        } else {
            long millis = times.epochMillis(time);
            if (millis == TimeParser.UNREADABLE || millis == TimeParser.OUT_OF_RANGE) {
                return millis == TimeParser.UNREADABLE ? RejectReason.TIME_UNREADABLE : RejectReason.TIME_OUT_OF_RANGE;
            }
            builder.at(Instant.ofEpochMilli(millis));
        }
        String registered = value(PurchaseField.REGISTERED_AT);
        if (registered != null) {
            long millis = times.epochMillis(registered);
            if (millis == TimeParser.UNREADABLE || millis == TimeParser.OUT_OF_RANGE) {
                return RejectReason.REGISTERED_AT_UNREADABLE;
            }
            builder.registeredAt(Instant.ofEpochMilli(millis));
        }
        return null;
    }

    private @Nullable RejectReason readPieces() {
        String quantity = value(PurchaseField.QUANTITY);
        pieces = quantity == null ? 1 : Values.pieces(quantity);
        RejectReason problem = Values.piecesProblem(pieces);
        if (problem == null) {
            builder.quantity(pieces);
        }
        return problem;
    }

    private @Nullable RejectReason readPrices() {
        RejectReason problem = prices.read(this::number, pieces);
        if (problem == null) {
            builder.priced(prices.paid(), prices.list());
        }
        return problem;
    }

    private double number(int column) {
        String text = present(column);
        return text == null ? PriceColumns.MISSING : Values.number(text);
    }

    private @Nullable RejectReason readFlags() {
        String promotion = value(PurchaseField.PROMOTION);
        String pickupPoint = value(PurchaseField.PICKUP_POINT);
        Flag promoted = promotion == null ? Flag.UNKNOWN : Values.flag(promotion);
        Flag pickedUp = pickupPoint == null ? Flag.UNKNOWN : Values.flag(pickupPoint);
        if (promoted == null || pickedUp == null) {
            return RejectReason.FLAG_UNREADABLE;
        }
        builder.promotion(promoted).pickupPoint(pickedUp);
        return null;
    }
}
