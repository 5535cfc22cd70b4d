package io.cowcatcher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PurchaseBlockTest {
    private static final PurchaseField[] TEXTS = {
        PurchaseField.USER, PurchaseField.ITEM, PurchaseField.DEVICE, PurchaseField.ADDRESS
    };

    private static PurchaseBlock over(String text) {
        PurchaseBlock block = new PurchaseBlock();
        block.over(text.getBytes(StandardCharsets.UTF_8));
        block.startRow();
        return block;
    }

    /** The same purchases one by one and in blocks, some rows of which are given up, in another order. */
    @Property(tries = 100)
    void add_blocks_makeTheLogThatPurchasesMake(@ForAll Random random) {
        PurchaseLogBuilder single = PurchaseLog.builder();
        PurchaseLogBuilder blocks = PurchaseLog.builder();
        PurchaseBlock block = new PurchaseBlock();
        for (int blockNumber = 0; blockNumber < 4; blockNumber++) {
            StringBuilder text = new StringBuilder();
            byte[] bytes = new byte[100_000];
            block.over(bytes);
            int rows = random.nextInt(PurchaseBlock.MOST_ROWS + 1);
            for (int row = 0; row < rows; row++) {
                Purchase.Builder purchase = Purchase.by("replaced");
                block.startRow();
                for (PurchaseField field : TEXTS) {
                    String value = "ü".repeat(random.nextInt(5)) + random.nextInt(300);
                    if (field == PurchaseField.USER || random.nextInt(3) > 0) {
                        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
                        int from = text.toString().getBytes(StandardCharsets.UTF_8).length;
                        System.arraycopy(encoded, 0, bytes, from, encoded.length);
                        text.append(value);
                        assertThat(block.text(field, from, from + encoded.length))
                                .isTrue();
                        purchase.with(field, value);
                    }
                }
                long time = random.nextInt(5) * 1000L;
                block.at(time);
                block.quantity(1 + row % 3);
                block.priced(row % 2, Double.NaN);
                block.promotion(Flag.YES);
                if (random.nextInt(4) > 0) {
                    block.endRow();
                    single.add(purchase.at(Instant.ofEpochMilli(time))
                            .quantity(1 + row % 3)
                            .priced(row % 2, Double.NaN)
                            .promotion(Flag.YES)
                            .build());
                }
            }
            blocks.add(block);
        }
        assertEqual(blocks.build(), single.build());
    }

    private static void assertEqual(PurchaseLog log, PurchaseLog expected) {
        assertThat(log.size()).isEqualTo(expected.size());
        for (int row = 0; row < log.size(); row++) {
            for (PurchaseField field : TEXTS) {
                assertThat(log.column(field).code(row))
                        .isEqualTo(expected.column(field).code(row));
                assertThat(log.purchase(row).text(field))
                        .isEqualTo(expected.purchase(row).text(field));
            }
            assertThat(log.epochMillis(row)).isEqualTo(expected.epochMillis(row));
            assertThat(log.quantity(row)).isEqualTo(expected.quantity(row));
            assertThat(log.price(row)).isEqualTo(expected.price(row));
            assertThat(log.promotion(row)).isEqualTo(expected.promotion(row));
        }
    }

    @Test
    void text_thatAFieldCannotHold_isRefused() {
        byte[] bytes = ("u" + "x".repeat(300) + "\uFFFD").getBytes(StandardCharsets.UTF_8);
        PurchaseBlock block = new PurchaseBlock();
        block.over(bytes);
        block.startRow();

        assertThat(block.text(PurchaseField.USER, 0, 1)).isTrue();
        assertThat(block.text(PurchaseField.ITEM, 0, 0)).as("empty").isFalse();
        assertThat(block.text(PurchaseField.ITEM, 0, 257)).as("too long").isFalse();
        assertThat(block.text(PurchaseField.ADDRESS, 0, 257)).as("longer field").isTrue();
        assertThat(block.text(PurchaseField.ITEM, 300, bytes.length))
                .as("U+FFFD")
                .isFalse();
        assertThat(block.text(PurchaseField.ITEM, 300, bytes.length - 1))
                .as("half a character")
                .isFalse();
    }

    @Test
    void row_thatCannotBe_isRefused() {
        assertThatIllegalStateException().isThrownBy(() -> over("u").endRow()).withMessageContaining("user");
        assertThatIllegalArgumentException().isThrownBy(() -> over("u").at(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> over("u").registeredAt(Long.MIN_VALUE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> over("u").quantity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> over("u").priced(-1, 0));
    }

    @Test
    void startRow_fullBlock_isRefused() {
        PurchaseBlock block = over("u");
        for (int row = 0; row < PurchaseBlock.MOST_ROWS; row++) {
            block.startRow();
            block.text(PurchaseField.USER, 0, 1);
            block.endRow();
        }

        assertThat(block.isFull()).isTrue();
        assertThatIllegalStateException().isThrownBy(block::startRow);
    }
}
