package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.event.PurchaseField;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressPseudonymsTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final AddressPseudonyms pseudonyms = AddressPseudonyms.keyedBy(KEY);

    @Test
    void pseudonym_knownKey_isTheFirst64BitsOfItsHmac() {
        // printf 'wtoken\0main' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary | head -c 8 |
        // base64
        assertThat(pseudonyms.pseudonym("MAIN")).isEqualTo("w:jjmBe4tJsVE");
    }

    @Test
    void pseudonym_addressInOtherWords_isTheSameSet() {
        assertThat(pseudonyms.pseudonym("12 Main Street #5").split(" "))
                .containsExactlyInAnyOrder(
                        pseudonyms.pseudonym("Apt 5, 12 MAIN ST.").split(" "));
    }

    @Test
    void pseudonym_anotherKey_hasNothingInCommon() {
        byte[] other = KEY.clone();
        other[0]++;
        assertThat(AddressPseudonyms.keyedBy(other).pseudonym("12 Main").split(" "))
                .doesNotContainAnyElementsOf(
                        java.util.List.of(pseudonyms.pseudonym("12 Main").split(" ")));
    }

    @Test
    void pseudonym_sameTextInAnotherKind_isAnotherToken() {
        assertThat(pseudonyms.pseudonym("5").substring(2))
                .isNotEqualTo(pseudonyms.pseudonym("#5").substring(2));
    }

    @Test
    void pseudonym_longOrEmptyAddress_isOneTokenThatFits() {
        String many =
                String.join(" ", IntStream.range(0, 500).mapToObj(i -> "x" + i).toList());
        for (String address : new String[] {many, "", "!", "\uD800", "x".repeat(100_000)}) {
            String pseudonym = pseudonyms.pseudonym(address);
            assertThat(pseudonym).matches("[nw]:[\\w-]{11}");
            assertThat(pseudonyms.pseudonym(address)).isEqualTo(pseudonym);
        }
        String most =
                String.join(" ", IntStream.range(0, 73).mapToObj(i -> "1x" + i).toList());
        assertThat(pseudonyms.pseudonym(most).split(" ")).hasSize(73);
        assertThat(PurchaseField.ADDRESS.requireText(pseudonyms.pseudonym(most)))
                .isNotEmpty();
    }

    @Test
    void keyedBy_shortKey_isRefusedWithoutTellingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressPseudonyms.keyedBy(new byte[31]))
                .withMessage("key must have at least 32 bytes (got: 31); draw it from a generator for secrets");
    }
}
