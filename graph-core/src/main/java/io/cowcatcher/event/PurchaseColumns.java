package io.cowcatcher.event;

import io.cowcatcher.event.internal.IdDictionary;
import io.cowcatcher.event.internal.IndexSort;
import io.cowcatcher.event.internal.LongRadixSort;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
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

    void add(PurchaseBlock block) {
        for (int f = 0; f < texts.length; f++) {
            PurchaseBlock.Texts values = block.texts(f);
            if (values != null) {
                TextColumn column = texts[f];
                if (column == null) {
                    column = new TextColumn();
                    texts[f] = column;
                }
                column.addAll(size, block, values);
            }
        }
        for (int i = 0; i < block.size(); i++) {
            int row = size + i;
            time.set(row, block.times[i]);
            registeredAt.set(row, block.registrations[i]);
            quantity.set(row, block.quantities[i]);
            price.set(row, block.prices[i]);
            listPrice.set(row, block.listPrices[i]);
            promotion.set(row, block.promotions[i]);
            pickupPoint.set(row, block.pickupPoints[i]);
        }
        size += block.size();
    }

    private static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(PurchaseLog.NO_TIME);
    }

    /** The memory taken so far. */
    long heldBytes() {
        long numbers = time.heldBytes()
                + registeredAt.heldBytes()
                + quantity.heldBytes()
                + price.heldBytes()
                + listPrice.heldBytes()
                + promotion.heldBytes()
                + pickupPoint.heldBytes();
        return numbers + usedTexts().mapToLong(TextColumn::heldBytes).sum();
    }

    /** The memory that the distinct ids met so far take, now and when they are numbered in order. */
    long idBytes() {
        return usedTexts()
                .map(column -> column.dictionary)
                .mapToLong(ids -> ids.heldBytes() + ids.nextBytes())
                .sum();
    }

    private Stream<TextColumn> usedTexts() {
        return Stream.of(texts).flatMap(Stream::ofNullable);
    }

    /** Replaces first-seen codes by codes in the order of the values, so that row order leaves no trace. */
    void numberInOrderOfIds(RunControl control) {
        for (TextColumn column : texts) {
            if (column != null) {
                column.numberInOrder(control);
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

    /** The rows in the total order of {@link #compareRows}: by time without comparing, then by the rest. */
    int[] order() {
        int[] order = new int[size];
        long[] times = new long[size];
        for (int row = 0; row < size; row++) {
            order[row] = row;
            times[row] = time.value(row) ^ Long.MIN_VALUE; // in signed order as unsigned
        }
        LongRadixSort.sort(times, order);
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || times[i] != times[start]) {
                IndexSort.sort(order, start, i, this::compareRows);
                start = i;
            }
        }
        return order;
    }

    /** A total order of rows, equal only for rows that are equal in every field. */
    private int compareRows(int a, int b) {
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
            makeRoom(row, 1);
            codes[row] = dictionary.add(bytes, 0, bytes.length);
        }

        void addAll(int row, PurchaseBlock block, PurchaseBlock.Texts values) {
            makeRoom(row, block.size());
            dictionary.addAll(block.source(), values.from, values.to, block.size(), codes, row);
        }

        private void makeRoom(int row, int rows) {
            if (row + rows > codes.length) {
                codes = Arrays.copyOf(codes, Growth.atLeast(row + rows, codes.length));
            }
            Arrays.fill(codes, length, row, Ids.NONE);
            length = row + rows;
        }

        long heldBytes() {
            return (long) codes.length * Integer.BYTES + dictionary.heldBytes();
        }

        int code(int row) {
            return row < length ? codes[row] : Ids.NONE;
        }

        void numberInOrder(RunControl control) {
            IdsBuilder.Numbered numbered = IdsBuilder.Numbered.of(dictionary, control);
            for (int row = 0; row < length; row++) {
                codes[row] = codes[row] == Ids.NONE ? Ids.NONE : numbered.codeOf()[codes[row]];
            }
            ids = numbered.ids();
        }

        IdColumn rows(int[] order) {
            if (ids.size() == 0) {
                return IdColumn.EMPTY; // only rows that were not ended had values
            }
            int[] rows = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                rows[i] = code(order[i]);
            }
            return new IdColumn(ids, rows);
        }
    }
}
