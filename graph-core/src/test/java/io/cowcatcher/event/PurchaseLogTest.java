package io.cowcatcher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseLogTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private static Purchase random(Random random) {
        Purchase.Builder purchase = Purchase.by("u" + random.nextInt(12));
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText() && field != PurchaseField.USER && random.nextInt(4) == 0) {
                purchase.with(field, "v" + random.nextInt(12));
            }
        }
        if (random.nextBoolean()) {
            purchase.at(START.plusMillis(random.nextInt(50)));
        }
        if (random.nextInt(5) == 0) {
            purchase.registeredAt(START.minusSeconds(random.nextInt(3)));
        }
        return purchase.quantity(1 + random.nextInt(2))
                .priced(random.nextBoolean() ? Double.NaN : random.nextInt(2), random.nextBoolean() ? Double.NaN : 2)
                .promotion(anyFlag(random))
                .pickupPoint(anyFlag(random))
                .build();
    }

    private static Flag anyFlag(Random random) {
        return List.of(Flag.YES, Flag.NO, Flag.UNKNOWN).get(random.nextInt(3));
    }

    private static String fields(Purchase purchase) {
        StringBuilder fields = new StringBuilder();
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText()) {
                fields.append(purchase.text(field).orElse("-")).append(' ');
            }
        }
        return fields + " " + purchase.time() + purchase.registeredAt() + purchase.quantity() + " " + purchase.price()
                + " " + purchase.listPrice() + purchase.promotion() + purchase.pickupPoint();
    }

    private static List<String> rows(PurchaseLog log) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            rows.add(fields(log.purchase(row)));
        }
        return rows;
    }

    @Property(tries = 200)
    void build_rowsInAnyOrder_givesTheSameRowsAndCodes(@ForAll Random random) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = random.nextInt(80); i >= 0; i--) {
            purchases.add(random(random));
        }
        PurchaseLog log = PurchaseLog.of(purchases);
        List<String> expected =
                purchases.stream().map(PurchaseLogTest::fields).sorted().toList();
        Collections.shuffle(purchases, random);
        PurchaseLog shuffled = PurchaseLog.of(purchases);

        assertThat(rows(log)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows(shuffled)).isEqualTo(rows(log));
        for (PurchaseField field : PurchaseField.values()) {
            assertThat(shuffled.has(field)).isEqualTo(log.has(field));
            for (int row = 0; field.isText() && row < log.size(); row++) {
                assertThat(shuffled.column(field).code(row))
                        .isEqualTo(log.column(field).code(row));
            }
        }
        for (int row = 1; row < log.size(); row++) {
            assertThat(log.epochMillis(row)).isGreaterThanOrEqualTo(log.epochMillis(row - 1));
        }
    }

    /** Leaving purchases out is the same as never having had them. */
    @Property(tries = 200)
    void where_someRows_givesTheLogOfThesePurchases(@ForAll Random random) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            purchases.add(random(random));
        }
        PurchaseLog log = PurchaseLog.of(purchases);
        int bound = random.nextInt(13);

        PurchaseLog kept = log.where(row -> log.column(PurchaseField.USER).code(row) < bound);

        List<Purchase> expected = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            if (log.column(PurchaseField.USER).code(row) < bound) {
                expected.add(log.purchase(row));
            }
        }
        PurchaseLog fresh = PurchaseLog.of(expected);
        assertThat(rows(kept)).isEqualTo(rows(fresh));
        for (PurchaseField field : PurchaseField.values()) {
            assertThat(kept.has(field)).as(field.toString()).isEqualTo(fresh.has(field));
            for (int row = 0; field.isText() && row < fresh.size(); row++) {
                assertThat(kept.column(field).code(row))
                        .isEqualTo(fresh.column(field).code(row));
            }
        }
    }

    @Property(tries = 200)
    void without_someValues_keepsRowsThatLackThem(@ForAll Random random) {
        PurchaseLog log = PurchaseLog.of(List.of(random(random), random(random), random(random), random(random)));
        IdColumn items = log.column(PurchaseField.ITEM);
        int removed = random.nextInt(3);

        PurchaseLog without = log.without(PurchaseField.ITEM, row -> items.code(row) == removed);

        assertThat(without.size()).isEqualTo(log.size());
        for (int row = 0; row < log.size(); row++) {
            boolean isKept = items.code(row) != Ids.NONE && items.code(row) != removed;
            assertThat(without.purchase(row).text(PurchaseField.ITEM))
                    .isEqualTo(isKept ? log.purchase(row).text(PurchaseField.ITEM) : Optional.empty());
            assertThat(without.purchase(row).text(PurchaseField.USER))
                    .isEqualTo(log.purchase(row).text(PurchaseField.USER));
        }
        assertThat(without.ids(PurchaseField.ITEM).size())
                .isEqualTo(items.ids().size() - (removed < items.ids().size() ? 1 : 0));
        assertThatIllegalArgumentException().isThrownBy(() -> log.without(PurchaseField.USER, code -> true));
    }

    @Property(tries = 200)
    void ids_unionOfTwoLogs_holdsBothInOrder(@ForAll Random random) {
        Ids first = ids(random);
        Ids second = ids(random);
        TreeSet<String> expected =
                new TreeSet<>((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b));
        expected.addAll(values(first));
        expected.addAll(values(second));

        Ids union = first.union(second);

        assertThat(values(union)).containsExactlyElementsOf(expected);
        int[] codes = second.codesIn(first);
        for (int code = 0; code < second.size(); code++) {
            assertThat(codes[code]).isEqualTo(first.code(second.id(code)));
            assertThat(union.id(union.code(second.id(code)))).isEqualTo(second.id(code));
        }
        assertThat(first.code("nobody")).isEqualTo(Ids.NONE);
    }

    private static Ids ids(Random random) {
        PurchaseLogBuilder log = PurchaseLog.builder();
        for (int i = random.nextInt(30); i > 0; i--) {
            log.add(Purchase.by(Integer.toString(random.nextInt(200), 8)).build());
        }
        return log.build().ids(PurchaseField.USER);
    }

    private static List<String> values(Ids ids) {
        List<String> values = new ArrayList<>();
        for (int code = 0; code < ids.size(); code++) {
            values.add(ids.id(code));
        }
        return values;
    }

    @Test
    void build_again_startsAnew() {
        PurchaseLogBuilder builder = PurchaseLog.builder().add(Purchase.by("u1").build());

        assertThat(builder.size()).isOne();
        assertThat(builder.build().size()).isOne();
        assertThat(builder.build().size()).isZero();
        assertThat(PurchaseLog.of(List.of()).has(PurchaseField.USER)).isFalse();
    }

    @Test
    void column_withoutText_isRefused() {
        PurchaseLog log = PurchaseLog.of(List.of(Purchase.by("u1").build()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.column(PurchaseField.PRICE))
                .withMessageContaining("field must hold text (got: PRICE)");
    }

    @ParameterizedTest
    @EnumSource(
            value = PurchaseField.class,
            names = {"USER", "IP", "ADDRESS", "RECIPIENT", "PHONE", "PAYMENT"})
    void requireText_tooLong_isRefusedWithoutRepeatingIt(PurchaseField field) {
        String fits = "x".repeat(field.maximumBytes());
        String secret = "secret".repeat(11_000);

        assertThat(field.requireText(fits)).isEqualTo(fits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field.requireText(secret))
                .withMessageContaining(field.columnName() + " must have 1 to " + field.maximumBytes() + " bytes (got: "
                        + 66_000 + "); shorten or hash it")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field.requireText(""))
                .withMessageContaining("got: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00", "\uD83Dx", "\uDE00\uD83D"})
    void requireText_halfASurrogatePair_isRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseField.USER.requireText(value))
                .withMessageContaining("must be valid Unicode");
    }

    @Test
    void requireText_countsBytesOfUtf8() {
        assertThat(PurchaseField.USER.requireText("\uD83D\uDE00".repeat(64))).hasSize(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseField.USER.requireText("\u9EC4\u725B".repeat(43)))
                .withMessageContaining("(got: 258)");
    }

    @Test
    void builder_impossibleValues_areRefused() {
        Purchase.Builder purchase = Purchase.by("u1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.quantity(0))
                .withMessage("quantity must be at least 1 (got: 0); leave cancelled and refunded lines out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.priced(-1, 1))
                .withMessageContaining("price must be a finite number of at least 0 (got: -1.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.priced(1, Double.POSITIVE_INFINITY))
                .withMessageContaining("list_price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.at(Instant.MAX))
                .withMessageContaining("time must lie from 1900 to 2299");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.registeredAt(Instant.parse("1899-12-31T23:59:59Z")))
                .withMessageContaining("registered_at must lie from 1900 to 2299");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase.with(PurchaseField.TIME, "now"))
                .withMessageContaining("field must hold text (got: TIME)");
    }

    @Test
    void toString_ofEvents_keepsPersonalValuesOut() {
        Purchase purchase = Purchase.by("u1")
                .of("i1")
                .with(PurchaseField.PHONE, "+86 130")
                .with(PurchaseField.ADDRESS, "Main St")
                .build();
        Registration registration =
                Registration.of("u1", START).withPhone("+86 130").withIp("10.0.0.1");
        Login login = Login.of("u1", START).withIp("10.0.0.1");

        assertThat(purchase.toString()).isEqualTo("Purchase of i1 by u1");
        assertThat(registration.toString()).contains("u1").doesNotContain("130", "10.0");
        assertThat(login.toString()).contains("u1").doesNotContain("10.0");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> PurchaseLog.of(List.of(purchase))
                        .ids(PurchaseField.USER)
                        .id(1));
    }
}
