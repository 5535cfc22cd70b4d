package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+1 (555) 010-9988, +15550109988",
        "+15550109988, +15550109988",
        "001 555 010 9988, +15550109988",
        "+44 (0)20 7946 0018, +442079460018",
        "＋８６ 138 0013 8000, +8613800138000",
        "555.010.9988, 5550109988",
        "12345, 12345",
        "12345678901234567, 12345678901234567",
        "138****8000, 138****8000",
        "a3f9c0, a3f9c0",
    })
    void normalized_waysOfWriting_areOneWhereDigitsTell(String written, String normal) {
        assertThat(PhoneNumbers.normalized(written)).isEqualTo(normal);
        assertThat(PhoneNumbers.normalized(normal)).isEqualTo(normal);
    }

    @Test
    void in_twoWaysOfWriting_areOnePhone() {
        PurchaseLog log = PurchaseLog.of(List.of(purchase("a", "+1 (555) 010-9988"), purchase("b", "+15550109988")));

        assertThat(log.ids(PurchaseField.PHONE).size()).isEqualTo(2);
        assertThat(PhoneNumbers.in(log).ids(PurchaseField.PHONE).size()).isEqualTo(1);
    }

    private static Purchase purchase(String user, String phone) {
        return Purchase.by(user)
                .of("x")
                .at(Instant.EPOCH)
                .with(PurchaseField.PHONE, phone)
                .build();
    }
}
