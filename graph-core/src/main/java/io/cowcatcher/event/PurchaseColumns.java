package io.cowcatcher.event;

import io.cowcatcher.event.internal.IdDictionary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The growing columns behind a {@link PurchaseLogBuilder}; text codes in first-seen order until they are numbered anew.
 */
final class PurchaseColumns {
    private static final PurchaseField[] TIES = {
        PurchaseField.USER, PurchaseField.ITEM, PurchaseField.ORDER, PurchaseField.DEVICE, PurchaseField.ADDRESS
    };

    final LongColumn time = new LongColumn(PurchaseLog.NO_TIME);
    final LongColumn registeredAt = new LongColumn(PurchaseLog.NO_TIME);
    final LongColumn quantity = new LongColumn(1);
    final DoubleColumn price = new DoubleColumn();
    final DoubleColumn listPrice = new DoubleColumn();
    final FlagColumn promotion = new FlagColumn();
    final FlagColumn pickupPoint = new FlagColumn();

    private final @Nullable TextColumn[] texts = new @Nullable TextColumn[PurchaseField.count()];
    private int size;

    int size() {
        return size;
    }

    void add(Purchase purchase) {
        int row = size++;
        for (int f = 0; f < texts.length; f++) {
            String value = purchase.textOrNull(PurchaseField.at(f));
            if (value != null) {
                TextColumn column = texts[f];
                if (column == null) {
                    column = new TextColumn();
                    texts[f] = column;
                }
                column.set(row, value);
            }
        }
        time.set(row, millis(purchase.time()));
        registeredAt.set(row, millis(purchase.registeredAt()));
        quantity.set(row, purchase.quantity());
        price.set(row, purchase.price());
        listPrice.set(row, purchase.listPrice());
        promotion.set(row, purchase.promotion());
        pickupPoint.set(row, purchase.pickupPoint());
    }

    private static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(PurchaseLog.NO_TIME);
    }

    /** Replaces first-seen codes by codes in the order of the values, so that row order leaves no trace. */
    void numberInOrderOfIds() {
        for (TextColumn column : texts) {
            if (column != null) {
                column.numberInOrder();
            }
        }
    }

    IdColumn[] texts(int[] order) {
        IdColumn[] result = new IdColumn[texts.length];
        for (int f = 0; f < texts.length; f++) {
            TextColumn column = texts[f];
            result[f] = column == null ? IdColumn.EMPTY : column.rows(order);
        }
        return result;
    }

    /** A total order of rows, equal only for rows that are equal in every field. */
    int compareRows(int a, int b) {
        int order = time.compare(a, b);
        for (int i = 0; order == 0 && i < TIES.length; i++) {
            order = compareTexts(TIES[i].index(), a, b);
        }
        return order != 0 ? order : compareRest(a, b);
    }

    private int compareRest(int a, int b) {
        int order = 0;
        for (int f = 0; order == 0 && f < texts.length; f++) {
            order = compareTexts(f, a, b);
        }
        order = order != 0 ? order : quantity.compare(a, b);
        order = order != 0 ? order : price.compare(a, b);
        order = order != 0 ? order : listPrice.compare(a, b);
        order = order != 0 ? order : promotion.compare(a, b);
        order = order != 0 ? order : pickupPoint.compare(a, b);
        return order != 0 ? order : registeredAt.compare(a, b);
    }

    private int compareTexts(int field, int a, int b) {
        TextColumn column = texts[field];
        return column == null ? 0 : Integer.compare(column.code(a), column.code(b));
    }

    /** A column of dictionary codes. */
    private static final class TextColumn {
        private final IdDictionary dictionary = new IdDictionary();
        private int[] codes = new int[0];
        private int length;
        private Ids ids = Ids.EMPTY;

        void set(int row, String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            if (row >= codes.length) {
                codes = Arrays.copyOf(codes, Growth.atLeast(row + 1, codes.length));
            }
            Arrays.fill(codes, length, row, Ids.NONE);
            codes[row] = dictionary.add(bytes, 0, bytes.length);
            length = row + 1;
        }

        int code(int row) {
            return row < length ? codes[row] : Ids.NONE;
        }

        void numberInOrder() {
            int[] sorted = dictionary.sortedNumbers();
            int[] newCode = new int[sorted.length];
            int[] starts = new int[sorted.length + 1];
            byte[] bytes = new byte[dictionary.byteCount()];
            for (int i = 0; i < sorted.length; i++) {
                newCode[sorted[i]] = i;
                starts[i + 1] = dictionary.copy(sorted[i], bytes, starts[i]);
            }
            for (int row = 0; row < length; row++) {
                codes[row] = codes[row] == Ids.NONE ? Ids.NONE : newCode[codes[row]];
            }
            ids = new Ids(bytes, starts);
        }

        IdColumn rows(int[] order) {
            int[] rows = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                rows[i] = code(order[i]);
            }
            return new IdColumn(ids, rows);
        }
    }
}
