package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What leaves no trace in an address, and what grouping does not depend on. */
class AddressLawsTest {
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final byte[] KEY =
            "a key of thirty-two bytes or more".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Provide
    Arbitrary<String> components() {
        return Arbitraries.of(
                "Apt 5",
                "#7",
                "12 Main Street",
                "Springfield",
                "62704",
                "Bldg 3",
                "2nd floor",
                "建国路88号",
                "3号楼",
                "1201室",
                "朝阳区",
                "Straße 9",
                "São Paulo",
                "Unit b",
                "No 4",
                "rear door",
                "=1+1",
                "<b>x</b>");
    }

    private static AddressGroups group(List<String> addresses) {
        return AddressGroups.of(addresses, AddressOptions.defaults(), RunControl.inline());
    }

    @Property
    void tokens_orderOfComponents_leavesNoTrace(
            @ForAll @Size(min = 1, max = 6) List<@net.jqwik.api.From("components") String> components,
            @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(components);
        Collections.shuffle(shuffled, random);
        assertThat(AddressTokens.of(String.join(", ", shuffled)).tokens())
                .containsExactlyInAnyOrderElementsOf(
                        AddressTokens.of(String.join(", ", components)).tokens());
    }

    @Property
    void tokens_caseAndPunctuation_leaveNoTrace(
            @ForAll @Size(min = 1, max = 6) List<@net.jqwik.api.From("components") String> components,
            @ForAll("commas") String comma) {
        String plain = String.join(", ", components);
        String dressed = " " + String.join(comma, components).toUpperCase(Locale.ROOT) + " .";
        assertThat(AddressTokens.of(dressed).written())
                .isEqualTo(AddressTokens.of(plain).written());
    }

    @Provide
    Arbitrary<String> commas() {
        return Arbitraries.of(",", ";", "，", "、", " ; ", ", . ,", "\n", "\u200B,\u202E");
    }

    @Property
    void tokens_writtenForm_readsBackTheSame(@ForAll String anything) {
        AddressTokens tokens = AddressTokens.of(anything);
        assertThat(AddressTokens.of(tokens.written()).tokens()).isEqualTo(tokens.tokens());
    }

    @Property
    void tokens_anyText_isPlainAlready(@ForAll String anything) {
        for (AddressToken token : AddressTokens.of(anything).tokens()) {
            assertThat(token.text()).isNotEmpty().doesNotContainAnyWhitespaces();
        }
        assertThat(new HashSet<>(AddressTokens.of(anything).tokens()))
                .hasSameSizeAs(AddressTokens.of(anything).tokens());
    }

    @Property(tries = 200)
    void groups_canonicalMembers_areFirstAndTheirOwn(@ForAll @IntRange(max = 100_000) int seed) {
        List<String> addresses = addresses(seed);
        AddressGroups groups = group(addresses);
        for (int i = 0; i < addresses.size(); i++) {
            assertThat(groups.building(i)).isLessThanOrEqualTo(groups.unit(i));
            assertThat(groups.unit(i)).isLessThanOrEqualTo(i);
            assertThat(groups.building(groups.building(i))).isEqualTo(groups.building(i));
            assertThat(groups.unit(groups.unit(i))).isEqualTo(groups.unit(i));
            assertThat(groups.building(groups.unit(i))).isEqualTo(groups.building(i));
        }
    }

    @Property(tries = 200)
    void groups_keyedTokens_areThoseOfPlainTokens(@ForAll @IntRange(max = 100_000) int seed) {
        AddressPseudonyms pseudonyms = AddressPseudonyms.keyedBy(KEY);
        List<String> addresses = addresses(seed);
        AddressGroups plain = group(addresses);
        AddressGroups keyed =
                group(addresses.stream().map(pseudonyms::pseudonym).toList());
        for (int i = 0; i < addresses.size(); i++) {
            assertThat(keyed.building(i)).isEqualTo(plain.building(i));
            assertThat(keyed.unit(i)).isEqualTo(plain.unit(i));
        }
    }

    private static List<String> addresses(int seed) {
        return new MangledAddresses(seed)
                .lines(30, 4).stream().map(MangledAddresses.Line::text).toList();
    }

    @Property(tries = 100)
    void normalizedLog_rowOrderAndKeys_leaveNoTrace(@ForAll @IntRange(max = 100_000) int seed, @ForAll Random random) {
        List<String> addresses = addresses(seed);
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            purchases.add(Purchase.by("u" + i % 17)
                    .of("i" + i % 5)
                    .at(START.plusSeconds(i))
                    .with(PurchaseField.ADDRESS, addresses.get(i))
                    .build());
        }
        PurchaseLog log = PurchaseLog.of(purchases);
        PurchaseLog plain = normalized(log);
        Collections.shuffle(purchases, random);
        PurchaseLog shuffled = normalized(PurchaseLog.of(purchases));
        PurchaseLog keyed = normalized(AddressPseudonyms.keyedBy(KEY).in(log));

        for (PurchaseField field : List.of(PurchaseField.ADDRESS, PurchaseField.BUILDING)) {
            assertThat(texts(shuffled, field)).isEqualTo(texts(plain, field));
            assertThat(firstRows(keyed, field)).isEqualTo(firstRows(plain, field));
        }
        assertThat(texts(keyed, PurchaseField.ADDRESS)).allMatch(text -> text.matches("([nwpu]:[\\w-]{11} ?)+"));
    }

    private static PurchaseLog normalized(PurchaseLog log) {
        return NormalizedAddresses.in(log, AddressOptions.defaults(), RunControl.inline())
                .log();
    }

    private static List<String> texts(PurchaseLog log, PurchaseField field) {
        return IntStream.range(0, log.size())
                .mapToObj(row -> log.ids(field).id(log.column(field).code(row)))
                .toList();
    }

    /** For each row the first row with the same value: the grouping, whatever the values are called. */
    private static List<Integer> firstRows(PurchaseLog log, PurchaseField field) {
        List<String> texts = texts(log, field);
        return texts.stream().map(texts::indexOf).toList();
    }
}
