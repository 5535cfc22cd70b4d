package io.cowcatcher.ingest;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.PurchaseBlock;
import io.cowcatcher.event.PurchaseField;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fast twin of a {@link RowDecoder}: reads rows of bytes into a block of purchases without an object per value.
 *
 * <p>Of a row that it does not read as a purchase it may know the reason; if not, the row is one for the
 * {@link RowDecoder}, which finds the reason, or reads it after all. What both read they read alike, and a reason that
 * one knows is that of the other. Not safe for use by several threads.
 */
public final class BlockDecoder {
    private final TimeParser times;
    private final PriceColumns prices;
    private final ByteFilter[] filters;
    private final int[] filterColumns;
    /** The text fields that have a column, the user first, and their columns. */
    private final PurchaseField[] fields;

    private final int[] columns;
    /** For every one of these fields whether it is evidence of its own, without item and time. */
    private final boolean[] samePerson;

    private final int itemColumn;
    private final int timeColumn;
    private final int registeredColumn;
    private final int quantityColumn;
    private final int promotionColumn;
    private final int pickupPointColumn;
    private final boolean pricesAreThere;
    private final ByteValues values = new ByteValues();

    private ByteRow row = new ByteRow(0);
    private byte[] bytes = new byte[0];
    private long pieces;
    private @Nullable RejectReason knownReason;

    BlockDecoder(ColumnPlan plan, IngestOptions options, TimeParser times) {
        this.times = times;
        this.prices = new PriceColumns(options.prices(), plan);
        this.pricesAreThere = plan.has(PurchaseField.PRICE)
                || plan.has(PurchaseField.LIST_PRICE)
                || !options.prices().discountColumns().isEmpty();
        this.filters = options.filters().stream().map(RowFilter::ofBytes).toArray(ByteFilter[]::new);
        this.filterColumns =
                IntStream.range(0, filters.length).map(plan::ofFilter).toArray();
        this.fields = Stream.of(PurchaseField.values())
                .filter(field -> field.isText() && plan.has(field))
                .toArray(PurchaseField[]::new);
        this.columns = Stream.of(fields).mapToInt(plan::ofField).toArray();
        this.samePerson = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            samePerson[i] = ColumnResolver.SAME_PERSON.contains(fields[i]);
        }
        this.itemColumn = plan.ofField(PurchaseField.ITEM);
        this.timeColumn = plan.ofField(PurchaseField.TIME);
        this.registeredColumn = plan.ofField(PurchaseField.REGISTERED_AT);
        this.quantityColumn = plan.ofField(PurchaseField.QUANTITY);
        this.promotionColumn = plan.ofField(PurchaseField.PROMOTION);
        this.pickupPointColumn = plan.ofField(PurchaseField.PICKUP_POINT);
    }

    /** Adds the row to the block, which must have room for it, and says whether it could. */
    public boolean decode(ByteRow row, PurchaseBlock block) {
        this.row = row;
        this.bytes = row.bytes();
        this.knownReason = null;
        block.startRow();
        boolean read = isKept() && readTexts(block) && readPieces(block) && readPrices(block) && readFlags(block);
        if (read) {
            block.endRow();
        }
        return read;
    }

    /** Why the row decoded last is not used; null where it is, or where the reason is not known here. */
    public @Nullable RejectReason knownReason() {
        return knownReason;
    }

    private boolean isRejected(RejectReason reason) {
        knownReason = reason;
        return false;
    }

    private boolean isKept() {
        for (int i = 0; i < filters.length; i++) {
            int column = filterColumns[i];
            if (filters[i].drops(bytes, row.from(column), row.to(column))) {
                return isRejected(RejectReason.FILTERED);
            }
        }
        return true;
    }

    private boolean readTexts(PurchaseBlock block) {
        boolean samePersonEvidence = false;
        for (int i = 0; i < fields.length; i++) {
            int from = row.from(columns[i]);
            int to = row.to(columns[i]);
            if (ByteValues.isMissing(bytes, from, to)) {
                if (fields[i] == PurchaseField.USER) {
                    return isRejected(RejectReason.USER_MISSING);
                }
            } else if (block.text(fields[i], from, to)) {
                samePersonEvidence |= samePerson[i];
            } else {
                return false;
            }
        }
        if (!samePersonEvidence && !has(itemColumn)) {
            return isRejected(RejectReason.ITEM_MISSING);
        }
        return readTimes(block, samePersonEvidence);
    }

    /** Whether the row has a value in the column of a field. */
    private boolean has(int column) {
        return column != ColumnPlan.NONE && !ByteValues.isMissing(bytes, row.from(column), row.to(column));
    }

    private boolean readTimes(PurchaseBlock block, boolean mayLackTime) {
        if (has(timeColumn)) {
            long millis = epochMillis(timeColumn);
            if (millis == TimeParser.UNREADABLE || millis == TimeParser.OUT_OF_RANGE) {
                return false;
            }
            block.at(millis);
        } else if (!mayLackTime) {
            return isRejected(RejectReason.TIME_MISSING);
        }
        if (has(registeredColumn)) {
            long millis = epochMillis(registeredColumn);
            if (millis == TimeParser.UNREADABLE || millis == TimeParser.OUT_OF_RANGE) {
                return false;
            }
            block.registeredAt(millis);
        }
        return true;
    }

    private long epochMillis(int column) {
        return times.epochMillis(bytes, row.from(column), row.to(column));
    }

    private boolean readPieces(PurchaseBlock block) {
        pieces = has(quantityColumn) ? ByteValues.pieces(bytes, row.from(quantityColumn), row.to(quantityColumn)) : 1;
        RejectReason problem = Values.piecesProblem(pieces);
        if (problem != null) {
            return isRejected(problem);
        }
        block.quantity(pieces);
        return true;
    }

    private boolean readPrices(PurchaseBlock block) {
        if (!pricesAreThere) {
            return true;
        }
        if (prices.read(this::number, pieces) != null) {
            return false;
        }
        block.priced(prices.paid(), prices.list());
        return true;
    }

    private double number(int column) {
        return has(column) ? ByteValues.number(bytes, row.from(column), row.to(column)) : PriceColumns.MISSING;
    }

    private boolean readFlags(PurchaseBlock block) {
        Flag promoted = flag(promotionColumn);
        Flag pickedUp = flag(pickupPointColumn);
        if (promoted == null || pickedUp == null) {
            return false;
        }
        block.promotion(promoted);
        block.pickupPoint(pickedUp);
        return true;
    }

    private @Nullable Flag flag(int column) {
        return has(column) ? values.flag(bytes, row.from(column), row.to(column)) : Flag.UNKNOWN;
    }
}
