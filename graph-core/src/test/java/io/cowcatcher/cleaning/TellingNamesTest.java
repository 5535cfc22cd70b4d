package io.cowcatcher.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"null", "NULL", "n/a", "Guest", "ＧＵＥＳＴ", "anonymous", "匿名", "(unknown)"})
    void isNobody_placeholders_areTold(String name) {
        assertThat(TellingNames.isNobody(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest17", "nullah", "unknown_pleasures", "u1", "17850", "test"})
    void isNobody_namesOfSomebody_areNot(String name) {
        assertThat(TellingNames.isNobody(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "TEST-12", "qa_3", "demo 1 2", "测试01", "测试账号", "Test User 7"})
    void isTest_namesOfTests_areTold(String name) {
        assertThat(TellingNames.isTest(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test_of_time", "testarossa", "contest", "tester@shop.example", "qatar", "u-test", "1"})
    void isTest_otherNames_areNot(String name) {
        assertThat(TellingNames.isTest(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST",
                "POSTAGE",
                "DOTCOM POSTAGE",
                "BANK CHARGES",
                "AMAZONFEE",
                "Gift Card 50 EUR",
                "e-gift-card-100",
                "gift_voucher_0001",
                "shipping fee",
                "Shipping and Handling Charges",
                "service charge",
                "top-up 20",
                "运费",
                "补运费 5元",
                "补差价专拍",
                "礼品卡 500",
                "话费充值"
            })
    void isNoGood_feesAndMoney_areTold(String name) {
        assertThat(TellingNames.isNoGood(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "85123A",
                "post box red",
                "gift wrap",
                "gift card holder leather",
                "discount sofa",
                "22423",
                "charge cable",
                "voucher wallet",
                "礼品卡包",
                "运费险说明书",
                "手机充值口",
                "i17",
                "FEE-NIX poster"
            })
    void isNoGood_goods_areNot(String name) {
        assertThat(TellingNames.isNoGood(name)).isFalse();
    }

    /** Names come from strangers: none may take long. */
    @Test
    @Timeout(10)
    void isNoGood_hostileNames_takeNoTime() {
        long start = System.nanoTime();
        for (String part : new String[] {"1", "test1", "gift card ", "post and ", "补", "fee ", "1 ", "运费1"}) {
            String name = part.repeat(1_024 / part.length()) + "x!";
            TellingNames.isNoGood(name);
            TellingNames.isTest(name);
            TellingNames.isNobody(name);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
