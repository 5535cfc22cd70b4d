package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTokensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Main Street, Apt. 5 | n:12 w:main w:st u:5",
                "12 main st #5 | n:12 w:main w:st u:5",
                "Unit 05; 12 Main St. | u:5 n:12 w:main w:st",
                "５Ｂ Ｍａｉｎ Ｒｏａｄ | n:5b w:main w:rd",
                "Building 5, unit 17, zip 00012 | n:b5 u:17 p:00012",
                "Bldg. 5 Unit #17 00012 | n:b5 u:17 p:00012",
                "34 North Oak Ave, 5th floor, Suite B | n:34 n:n w:oak w:ave u:f5 u:b",
                "Straße der Einheit Nr. 7, 3. Stock | w:str w:der w:einheit n:7 u:f3",
                "Rua São João 100 apto 21 | w:rua w:sao w:joao n:100 u:21",
                "10 Anson Road #05-1201 | n:10 w:anson w:rd u:5 u:1201",
                "서울 강남구 101동 1502호 | w:서울 w:강남구 n:b101 u:1502",
                "apt5 12 Main | u:5 n:12 w:main",
                "12-17, No 3 | n:12 n:17 n:3",
                "Apartment, 12 Main | w:apartment n:12 w:main",
            })
    void of_addressInLatinScript_readsItsParts(String address, String written) {
        assertThat(AddressTokens.of(address).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "北京市朝阳区建国路88号3号楼2单元1201室 | w:北京 w:京市 w:朝阳 w:阳区 w:建国 w:国路 n:88 n:b3 u:e2 u:1201",
                "朝阳区 建国路 ８８號 三栋 二单元 1201 | w:朝阳 w:阳区 w:建国 w:国路 n:88 n:b3 u:e2 u:1201",
                "建国路88号3-2-1201 | w:建国 w:国路 n:88 n:b3 u:e2 u:1201",
                "建国路88号3-1201室 | w:建国 w:国路 n:88 n:b3 u:1201",
                "建国路88号，3栋2单元1201 | w:建国 w:国路 n:88 n:b3 u:e2 u:1201",
                "上海市人民大道100弄5号十二楼 | w:上海 w:海市 w:人民 w:民大 w:大道 n:100 n:5 u:f12",
                "科技园A座8层 | w:科技 w:技园 n:ba u:f8",
                "渋谷区1丁目2番3号 | w:渋谷 w:谷区 n:1 n:2 n:3",
            })
    void of_addressInHan_readsItsParts(String address, String written) {
        assertThat(AddressTokens.of(address).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "!?", "\u200B\u202E\uFEFF", "\uD83D\uDE00", "\uD800", "\uDC00\uD800", "，。、"})
    void of_nothingToRead_hasNoTokens(String address) {
        assertThat(AddressTokens.of(address).tokens()).isEmpty();
    }

    @Test
    void of_invisibleCharacters_leavesNoTrace() {
        assertThat(AddressTokens.of("\u202E12 Ma\u200Bin\u00AD St\uFEFF").written())
                .isEqualTo(AddressTokens.of("12 Main St").written());
    }

    @Test
    void of_halfSurrogatePair_partsWords() {
        assertThat(AddressTokens.of("12 Ma\uD800in").written()).isEqualTo("n:12 w:ma w:in");
    }

    @Test
    void of_markupAndFormulas_readsThemAsWords() {
        assertThat(AddressTokens.of("<script>alert(1)</script>").written()).isEqualTo("w:script w:alert n:1");
        assertThat(AddressTokens.of("=HYPERLINK(\"http://x\";\"5\")").written())
                .isEqualTo("w:hyperlink w:http w:x n:5");
    }

    @Test
    void of_rightToLeftText_readsItsWords() {
        assertThat(AddressTokens.of("شارع النيل ١٢").written()).isEqualTo("w:شارع w:النيل n:12");
        assertThat(AddressTokens.of("רחוב הרצל 12").written()).isEqualTo("w:רחוב w:הרצל n:12");
    }

    @Test
    void of_writtenForm_readsTokensAsTheyAre() {
        String keyed = "n:AbC_-x w:Zz u:9";
        assertThat(AddressTokens.of(keyed).written()).isEqualTo(keyed);
        assertThat(AddressTokens.of("w:Zz w:Zz").written()).isEqualTo("w:Zz");
        assertThat(AddressTokens.of("x:Zz").written()).isEqualTo("w:x w:zz");
        assertThat(AddressTokens.of("w:Zz  w:b").written()).isEqualTo("n:w w:zz w:b");
    }

    @Test
    void of_hundredThousandCharacters_isReadInOnePass() {
        String words = "ab ".repeat(33_333);
        assertThat(AddressTokens.of(words).written()).isEqualTo("w:ab");
        assertThat(AddressTokens.of("1-".repeat(50_000)).tokens()).hasSize(1);
        assertThat(AddressTokens.of("室".repeat(100_000)).written()).isEqualTo("w:室室");
        assertThat(AddressTokens.of("5室".repeat(50_000)).written()).isEqualTo("u:5");
        assertThat(AddressTokens.of("5" + "室".repeat(100_000)).tokens()).hasSize(2);
        assertThat(AddressTokens.of("一".repeat(100_000)).tokens()).hasSize(1);
        assertThat(AddressTokens.of("\uFDFA".repeat(100_000)).tokens()).isNotEmpty();
        assertThat(AddressTokens.of("a" + "\u0301".repeat(100_000)).written()).isEqualTo("w:a");
    }
}
