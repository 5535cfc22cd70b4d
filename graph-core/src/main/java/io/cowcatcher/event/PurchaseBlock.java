package io.cowcatcher.event;

import io.cowcatcher.event.internal.Words;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some hundred purchases whose texts lie as UTF-8 in one array: how a reader of files hands rows to a
 * {@link PurchaseLogBuilder} without an object per row or value.
 *
 * <p>Call {@link #over} with the array, then for each purchase {@link #startRow}, its fields, and {@link #endRow}; a
 * row that is not ended leaves no trace. The array must not change until the block has been added. A block is used
 * again and again; not safe for use by several threads.
 */
public final class PurchaseBlock {
    /** The most purchases that a block holds. */
    public static final int MOST_ROWS = 256;

    private static final int NONE = -1;

    private final @Nullable Texts[] texts = new @Nullable Texts[PurchaseField.count()];
    private final List<Texts> usedTexts = new ArrayList<>();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    final long[] times = new long[MOST_ROWS];
    final long[] registrations = new long[MOST_ROWS];
    final long[] quantities = new long[MOST_ROWS];
    final double[] prices = new double[MOST_ROWS];
    final double[] listPrices = new double[MOST_ROWS];
    final byte[] promotions = new byte[MOST_ROWS];
    final byte[] pickupPoints = new byte[MOST_ROWS];
    private byte[] source = new byte[0];
    private int size;
    private boolean started;

    /** Where the values of one text field begin, or {@link #NONE}, and end. */
    static final class Texts {
        final int[] from = new int[MOST_ROWS];
        final int[] to = new int[MOST_ROWS];

        private Texts() {
            Arrays.fill(from, NONE);
        }
    }

    /** An empty block over an empty array. */
    public PurchaseBlock() {
        clear(0, MOST_ROWS);
    }

    /** Empties the block; the texts of the rows to come lie in {@code source}. */
    public void over(byte[] source) {
        this.source = source;
        clear(0, Math.min(MOST_ROWS, size + 1));
        size = 0;
        started = false;
    }

    private void clear(int from, int to) {
        for (Texts used : usedTexts) {
            Arrays.fill(used.from, from, to, NONE);
        }
        Arrays.fill(times, from, to, PurchaseLog.NO_TIME);
        Arrays.fill(registrations, from, to, PurchaseLog.NO_TIME);
        Arrays.fill(quantities, from, to, 1);
        Arrays.fill(prices, from, to, Double.NaN);
        Arrays.fill(listPrices, from, to, Double.NaN);
        Arrays.fill(promotions, from, to, Flag.UNKNOWN.code());
        Arrays.fill(pickupPoints, from, to, Flag.UNKNOWN.code());
    }

    /** The number of purchases. */
    public int size() {
        return size;
    }

    /** Whether there is no room for another purchase. */
    public boolean isFull() {
        return size == MOST_ROWS;
    }

    /** Starts a purchase of which nothing is known yet. */
    public void startRow() {
        if (isFull()) {
            throw new IllegalStateException("block must hold at most " + MOST_ROWS + " rows (got: one more)");
        }
        if (started) {
            clear(size, size + 1); // what is left of a row that was given up
        }
        started = true;
    }

    /**
     * Sets a text field to the bytes from {@code from} to {@code to}, exclusive, of the array, and says whether the
     * field can hold them: one to {@link PurchaseField#maximumBytes()} bytes of valid UTF-8, without U+FFFD, which is
     * what other readers make of bytes that are no text. Otherwise the field stays as it was.
     */
    public boolean text(PurchaseField field, int from, int to) {
        if (to <= from || to - from > field.maximumBytes() || !isText(from, to)) {
            return false;
        }
        Texts column = texts[field.index()];
        if (column == null) {
            column = new Texts();
            texts[field.index()] = column;
            usedTexts.add(column);
        }
        column.from[size] = from;
        column.to[size] = to;
        return true;
    }

    private boolean isText(int from, int to) {
        if (Words.areAscii(source, from, to)) {
            return true;
        }
        try {
            return decoder.decode(ByteBuffer.wrap(source, from, to - from))
                            .toString()
                            .indexOf('\uFFFD')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Sets the time of the purchase, in milliseconds since 1970, from the year 1900 to 2299. */
    public void at(long epochMillis) {
        times[size] = requireTime("time", epochMillis);
    }

    /** Sets when the user's account was registered, in milliseconds since 1970, from the year 1900 to 2299. */
    public void registeredAt(long epochMillis) {
        registrations[size] = requireTime("registered_at", epochMillis);
    }

    private static long requireTime(String name, long epochMillis) {
        if (!PurchaseLog.holdsTime(epochMillis)) {
            throw new IllegalArgumentException(
                    name + " must lie from 1900 to 2299 (got: " + epochMillis + " ms); check its unit and format");
        }
        return epochMillis;
    }

    /** Sets the number of pieces, at least 1. */
    public void quantity(long pieces) {
        quantities[size] = Purchase.requireQuantity(pieces);
    }

    /** Sets the price paid and the price without discount, per piece; NaN where unknown. */
    public void priced(double paid, double list) {
        prices[size] = Purchase.requirePrice("price", paid);
        listPrices[size] = Purchase.requirePrice("list_price", list);
    }

    /** Says whether it was part of a promotion. */
    public void promotion(Flag flag) {
        promotions[size] = flag.code();
    }

    /** Says whether it goes to a registered pick-up point. */
    public void pickupPoint(Flag flag) {
        pickupPoints[size] = flag.code();
    }

    /**
     * Ends the purchase that was started last.
     *
     * @throws IllegalStateException if it names no user
     */
    public void endRow() {
        Texts users = texts[PurchaseField.USER.index()];
        if (users == null || users.from[size] == NONE) {
            throw new IllegalStateException("purchase must name a user (got: none)");
        }
        size++;
        started = false;
    }

    /** When the purchase in {@code row} was made, in milliseconds since 1970, or {@link PurchaseLog#NO_TIME}. */
    public long epochMillis(int row) {
        return times[row];
    }

    byte[] source() {
        return source;
    }

    /** The values of a text field, or null where it has not been used. */
    @Nullable
    Texts texts(int field) {
        return texts[field];
    }
}
