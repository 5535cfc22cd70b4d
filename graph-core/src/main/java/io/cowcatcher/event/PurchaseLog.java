package io.cowcatcher.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Purchases as immutable columns, in an order of their own: by time, then user, item, order and the remaining fields.
 *
 * <p>Two logs with the same purchases are equal in every row and every code, whatever order the purchases were added
 * in; so all that is computed from a log is independent of row order. Memory: 8 bytes a row and time or number column,
 * 4 a row and text column, 1 a flag; a column without any value costs nothing. Immutable, share freely.
 */
public final class PurchaseLog {
    /** The time of a purchase whose time is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    private static final long EARLIEST_MILLIS = EARLIEST.toEpochMilli();
    private static final long LATEST_MILLIS = LATEST.toEpochMilli();

    private final int size;
    private final IdColumn[] texts;
    private final long @Nullable [] times;
    private final long @Nullable [] registrations;
    private final long @Nullable [] quantities;
    private final double @Nullable [] prices;
    private final double @Nullable [] listPrices;
    private final byte @Nullable [] promotions;
    private final byte @Nullable [] pickupPoints;

    PurchaseLog(PurchaseColumns columns, int[] order) {
        this.size = order.length;
        this.texts = columns.texts(order);
        this.times = columns.time.rows(order);
        this.registrations = columns.registeredAt.rows(order);
        this.quantities = columns.quantity.rows(order);
        this.prices = columns.price.rows(order);
        this.listPrices = columns.listPrice.rows(order);
        this.promotions = columns.promotion.rows(order);
        this.pickupPoints = columns.pickupPoint.rows(order);
    }

    private PurchaseLog(PurchaseLog other, PurchaseField changed, IdColumn column) {
        this.size = other.size;
        this.texts = other.texts.clone();
        this.texts[changed.index()] = column;
        this.times = other.times;
        this.registrations = other.registrations;
        this.quantities = other.quantities;
        this.prices = other.prices;
        this.listPrices = other.listPrices;
        this.promotions = other.promotions;
        this.pickupPoints = other.pickupPoints;
    }

    private PurchaseLog(PurchaseLog other, PickedRows rows) {
        this.size = rows.size();
        this.texts = Arrays.stream(other.texts).map(rows::of).toArray(IdColumn[]::new);
        this.times = rows.of(other.times, NO_TIME);
        this.registrations = rows.of(other.registrations, NO_TIME);
        this.quantities = rows.of(other.quantities, 1);
        this.prices = rows.of(other.prices);
        this.listPrices = rows.of(other.listPrices);
        this.promotions = rows.of(other.promotions);
        this.pickupPoints = rows.of(other.pickupPoints);
    }

    /** Makes a log of these purchases. */
    public static PurchaseLog of(Collection<Purchase> purchases) {
        PurchaseLogBuilder builder = new PurchaseLogBuilder();
        purchases.forEach(builder::add);
        return builder.build();
    }

    /** Starts an empty log. */
    public static PurchaseLogBuilder builder() {
        return new PurchaseLogBuilder();
    }

    /**
     * Checks that a time is one that a log can hold.
     *
     * @throws IllegalArgumentException if it is before 1900 or after 2299
     */
    public static Instant requireTime(String name, Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException(
                    name + " must lie from 1900 to 2299 (got: " + time + "); check its unit and format");
        }
        return time;
    }

    /** Whether a time, in milliseconds since 1970, is one that a log can hold: from 1900 to 2299. */
    public static boolean holdsTime(long epochMillis) {
        return epochMillis >= EARLIEST_MILLIS && epochMillis < LATEST_MILLIS;
    }

    /** The number of purchases. */
    public int size() {
        return size;
    }

    /** Whether any purchase has a value of this field. */
    public boolean has(PurchaseField field) {
        return switch (field) {
            case TIME -> times != null;
            case REGISTERED_AT -> registrations != null;
            case QUANTITY -> quantities != null;
            case PRICE -> prices != null;
            case LIST_PRICE -> listPrices != null;
            case PROMOTION -> promotions != null;
            case PICKUP_POINT -> pickupPoints != null;
            default -> texts[field.index()].ids().size() > 0;
        };
    }

    /** The memory that the distinct values of all text fields take, in bytes. */
    public long textBytes() {
        return Arrays.stream(texts)
                .mapToLong(column -> column.ids().heldBytes())
                .sum();
    }

    /** The column of a text field; without any value if the log has none. */
    public IdColumn column(PurchaseField field) {
        if (!field.isText()) {
            throw new IllegalArgumentException("field must hold text (got: " + field + ")");
        }
        return texts[field.index()];
    }

    /** The distinct values of a text field. */
    public Ids ids(PurchaseField field) {
        return column(field).ids();
    }

    /**
     * A log in which one text field follows from another, or from itself: every row has the value that
     * {@code valueOfCode} gives for its code of {@code from}, and none where that has none. All other columns are
     * shared, and rows keep their order, even where purchases of one instant would be ordered otherwise now.
     *
     * <p>O(rows + d log d), where d is the number of distinct values of {@code from}; {@code valueOfCode} is asked once
     * for each, in ascending order.
     *
     * @throws IllegalArgumentException if a field holds no text, or a value is none that {@code to} can hold
     */
    public PurchaseLog derive(PurchaseField to, PurchaseField from, IntFunction<String> valueOfCode) {
        IdColumn derived = column(from).mapped(code -> to.requireText(valueOfCode.apply(code)));
        return new PurchaseLog(this, to, derived);
    }

    /**
     * The purchases whose rows satisfy {@code isKept}, as a log of their own, in the same order; this log if all do.
     * Values are numbered anew. O(rows and values of every column).
     */
    public PurchaseLog where(IntPredicate isKept) {
        int[] kept = IntStream.range(0, size).filter(isKept).toArray();
        return kept.length == size ? this : new PurchaseLog(this, new PickedRows(kept));
    }

    /**
     * The same purchases without the values that a text field has in the rows that satisfy {@code isRemoved}. Rows keep
     * their order, even where purchases of one instant would be ordered otherwise now. O(rows).
     *
     * @throws IllegalArgumentException if the field holds no text, or is the user, whom every purchase has
     */
    public PurchaseLog without(PurchaseField field, IntPredicate isRemoved) {
        if (field == PurchaseField.USER) {
            throw new IllegalArgumentException(
                    "field must be one that a purchase can lack (got: USER); leave out its" + " purchases");
        }
        return new PurchaseLog(this, field, column(field).without(isRemoved));
    }

    /** When a purchase was made, in milliseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long epochMillis(int row) {
        return times == null ? NO_TIME : times[row];
    }

    /** When the buyer's account was registered, in milliseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long registeredAtMillis(int row) {
        return registrations == null ? NO_TIME : registrations[row];
    }

    /** The number of pieces; 1 where the log does not say. */
    public long quantity(int row) {
        return quantities == null ? 1 : quantities[row];
    }

    /** The price paid per piece; NaN where unknown. */
    public double price(int row) {
        return prices == null ? Double.NaN : prices[row];
    }

    /** The price per piece without discount; NaN where unknown. */
    public double listPrice(int row) {
        return listPrices == null ? Double.NaN : listPrices[row];
    }

    /** Whether the purchase was part of a promotion. */
    public Flag promotion(int row) {
        return promotions == null ? Flag.UNKNOWN : Flag.at(promotions[row]);
    }

    /** Whether the purchase goes to a registered pick-up point. */
    public Flag pickupPoint(int row) {
        return pickupPoints == null ? Flag.UNKNOWN : Flag.at(pickupPoints[row]);
    }

    /** One purchase as an object. */
    public Purchase purchase(int row) {
        Purchase.Builder builder = Purchase.by(textAt(PurchaseField.USER, row));
        for (int f = 0; f < texts.length; f++) {
            PurchaseField field = PurchaseField.at(f);
            if (field.isText() && texts[f].code(row) != Ids.NONE) {
                builder.with(field, textAt(field, row));
            }
        }
        if (epochMillis(row) != NO_TIME) {
            builder.at(Instant.ofEpochMilli(epochMillis(row)));
        }
        if (registeredAtMillis(row) != NO_TIME) {
            builder.registeredAt(Instant.ofEpochMilli(registeredAtMillis(row)));
        }
        return builder.quantity(quantity(row))
                .priced(price(row), listPrice(row))
                .promotion(promotion(row))
                .pickupPoint(pickupPoint(row))
                .build();
    }

    private String textAt(PurchaseField field, int row) {
        IdColumn column = texts[field.index()];
        return column.ids().id(column.code(row));
    }
}
