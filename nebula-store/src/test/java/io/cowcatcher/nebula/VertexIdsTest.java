package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cowcatcher.graph.NodeType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class VertexIdsTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final VertexIds KEYED = VertexIds.keyedBy(KEY);

    @Test
    void of_defaults_hidesWhatIsPersonalAndShowsTheRest() {
        assertThat(KEYED.of(NodeType.USER, "alice")).isEqualTo("u:alice");
        assertThat(KEYED.of(NodeType.ITEM, "i1")).isEqualTo("i:i1");
        for (NodeType type : EnumSet.of(
                NodeType.IP,
                NodeType.PHONE,
                NodeType.ADDRESS,
                NodeType.BUILDING,
                NodeType.PAYMENT,
                NodeType.RECIPIENT)) {
            assertThat(KEYED.of(type, "10.1.2.3")).contains("~").doesNotContain("10.1");
        }
    }

    /** Computed by {@code printf 'ip\0001.2.3.4' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef}. */
    @Test
    void of_pseudonym_isTheHmacOfTypeAndName() {
        assertThat(KEYED.of(NodeType.IP, "1.2.3.4")).isEqualTo("ip~LJhyc2TTGOTWnN9aDNnUQw");
        assertThat(KEYED.of(NodeType.PHONE, "1.2.3.4").substring(3)).isNotEqualTo("LJhyc2TTGOTWnN9aDNnUQw");
        byte[] other = KEY.clone();
        other[0]++;
        assertThat(VertexIds.keyedBy(other).of(NodeType.IP, "1.2.3.4")).isNotEqualTo("ip~LJhyc2TTGOTWnN9aDNnUQw");
    }

    @Property(tries = 2_000)
    void of_anyName_fitsAndTellsItsType(@ForAll NodeType type, @ForAll @NotEmpty String name) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(name));
        String id = KEYED.of(type, name);

        assertThat(id.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(KEYED.length());
        assertThat(VertexIds.typeOf(id)).contains(type);
        String shown = VertexIds.nameOf(id);
        assertThat(shown.equals(name) || shown.startsWith("~")).isTrue();
        assertThat(KEYED.idOfShown(type, shown)).isEqualTo(id);
    }

    @Test
    void of_nameThatDoesNotFitInBytes_becomesAPseudonymOrIsRefused() {
        VertexIds readable = VertexIds.readable().withLength(32);
        String longest = "黄".repeat(10);
        assertThat(readable.of(NodeType.USER, longest)).isEqualTo("u:" + longest);
        for (String name : Arrays.asList(longest + "a", "a\0b", "a\u0007", "~x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> readable.of(NodeType.USER, name))
                    .withMessageContaining("at most 30 bytes")
                    .withMessageNotContaining(name);
            assertThat(KEYED.withLength(32).of(NodeType.USER, name)).matches("u~[A-Za-z0-9_-]{22}");
        }
    }

    @Test
    void of_namesThatLookLikeOtherIds_stayApart() {
        String pseudonym = KEYED.of(NodeType.IP, "1.2.3.4");
        assertThat(KEYED.of(NodeType.USER, pseudonym)).isEqualTo("u:" + pseudonym);
        assertThat(KEYED.of(NodeType.USER, VertexIds.nameOf(pseudonym)))
                .isNotEqualTo(pseudonym)
                .startsWith("u~");
        assertThat(VertexIds.typeOf("cowcatcher:schema")).isEmpty();
        assertThat(VertexIds.typeOf("x:1")).isEmpty();
        assertThat(VertexIds.typeOf("")).isEmpty();
    }

    @Test
    void keyedBy_shortKey_isRefusedAndKeysAreNeverShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VertexIds.keyedBy(Arrays.copyOf(KEY, 31)))
                .withMessageContaining("(got: 31)");
        assertThat(KEYED.toString()).doesNotContain("0123");
        assertThatIllegalStateException()
                .isThrownBy(() -> VertexIds.readable().withPseudonymsFor(EnumSet.of(NodeType.IP)));
        assertThatIllegalArgumentException().isThrownBy(() -> KEYED.withLength(16));
    }

    /** Two of these would be the same bytes. */
    @Test
    void of_halfASurrogatePair_isRefused() {
        for (String name : List.of("\uD800", "\uDC00", "a\uDC00\uD800")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KEYED.of(NodeType.IP, name))
                    .withMessageContaining("valid Unicode");
        }
    }

    @Test
    void idOfShown_nameThatBeginsWithATilde_isNoPseudonym() {
        for (String name : List.of("~bob", "~" + "x".repeat(21), "~" + "x".repeat(300), "~" + "!".repeat(22))) {
            assertThat(KEYED.idOfShown(NodeType.USER, name)).isEqualTo(KEYED.of(NodeType.USER, name));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VertexIds.readable().idOfShown(NodeType.USER, "~" + "x".repeat(300)));
    }

    /** Readable where it can be written in nGQL, which the controls U+0080 to U+009F cannot. */
    @Test
    void of_controlCharacters_areHidden() {
        assertThat(KEYED.of(NodeType.USER, "a\u0085b")).startsWith("u~");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VertexIds.readable().of(NodeType.USER, "a\u0085b"));
    }
}
