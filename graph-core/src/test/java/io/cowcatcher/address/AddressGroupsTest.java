package io.cowcatcher.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MemoryBudgetException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.run.RunControl;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGroupsTest {

    private static AddressGroups group(List<String> addresses) {
        return AddressGroups.of(addresses, AddressOptions.defaults(), RunControl.inline());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Apt 5, 12 Main Street, Springfield | 12 MAIN ST. #5 SPRINGFIELD | unit",
                "12 Main Street, Apt 5, Springfield 62704 | 12 Main St Apt 05, Springfield | unit",
                "12 Main Street, Apt 5, Springfield | 12 Main Street, Apt 6, Springfield | building",
                "12 Main Street, Springfield | 12 Main Street, Apt 6, Springfield | building",
                "12 Main Street, Springfield | 14 Main Street, Springfield | none",
                "12 North Main Street, Springfield | 12 South Main Street, Springfield | none",
                "12 Main Street, 62704 | 12 Main Street, 90210 | none",
                "12 Main Street bldg 3 | 3 Main Street bldg 12 | none",
                "12 Main Street | 12 Oak Avenue | none",
                "北京市朝阳区建国路88号3号楼2单元1201室 | 北京市朝阳区建国路88號3栋2单元1201 | unit",
                "北京市朝阳区建国路88号3号楼2单元1201室 | 朝阳区建国路88号3-2-1201 | unit",
                "北京市朝阳区建国路88号3号楼2单元1201室 | 北京市朝阳区建国路88号3号楼2单元1202室 | building",
                "北京市朝阳区建国路88号3号楼 | 北京市朝阳区建国路88号5号楼 | none",
                "北京市上海路5号 | 上海市北京路5号 | none",
                "科技园Ａ座８层 | 科技园A座9层 | building",
                "5f0c9a7e21bb | 5f0c9a7e21bc | none",
            })
    void of_twoAddresses_tellsUnitBuildingOrNeither(String a, String b, String expected) {
        AddressGroups groups = group(List.of(a, b));
        String found = groups.unit(1) == 0 ? "unit" : groups.building(1) == 0 ? "building" : "none";
        assertThat(found).isEqualTo(expected);
        assertThat(groups.building(0)).isZero();
    }

    @Test
    void of_townInEveryAddress_keepsStreetsApart() {
        List<String> addresses = new ArrayList<>();
        for (int street = 0; street < 100; street++) {
            String name = (char) ('a' + street % 10) + "lpha" + (char) ('a' + street / 10);
            addresses.add("12 " + name + " Street, North Springfield Heights, Illinois, United States of America");
        }
        assertThat(group(addresses).counts().buildings()).isEqualTo(100);
    }

    @Test
    void of_chainOfSmallSteps_doesNotJoinItsEnds() {
        List<String> chain = IntStream.range(0, 20)
                .mapToObj(step -> "7 "
                        + String.join(
                                " ",
                                IntStream.range(step, step + 10)
                                        .mapToObj(word -> "w" + (char) ('a' + word))
                                        .toList()))
                .toList();
        AddressGroups groups = group(chain);
        for (int step = 0; step < chain.size(); step++) {
            assertThat(step - groups.building(step)).isBetween(0, 3);
        }
    }

    @Test
    void of_addressWithoutPostcode_doesNotJoinTwoPostcodes() {
        AddressGroups groups =
                group(List.of("12 Main St", "12 Main St 62704", "12 Main St 90210", "12 Main St, 62704"));
        assertThat(groups.building(1)).isZero();
        assertThat(groups.building(2)).isEqualTo(2);
        assertThat(groups.building(3)).isZero();
    }

    @Test
    void of_addressesWithoutTokens_areEqualToThemselvesAlone() {
        AddressGroups groups = group(List.of("-", "!", "\uD800", "x"));
        assertThat(groups.counts()).isEqualTo(new AddressGroups.Counts(4, 4, 4, 3, 0));
    }

    @Test
    void of_noAddresses_findsNothing() {
        assertThat(group(List.of()).counts()).isEqualTo(new AddressGroups.Counts(0, 0, 0, 0, 0));
    }

    @Test
    void of_manyAddressesOfOneSignature_takesOnePass() {
        // One number, one pair of least words, and many different remainders: bands are the same, or nearly so.
        List<String> addresses = IntStream.range(0, 200_000)
                .mapToObj(i -> String.format(Locale.ROOT, "n:1 w:a w:b w:c w:x%x u:%x", i, i))
                .toList();
        AddressGroups groups = group(addresses);
        assertThat(groups.counts().crowded()).isPositive();
        assertThat(groups.counts().buildings()).isGreaterThan(1);
    }

    @Test
    void of_longAddresses_takesOnePass() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int from = i * 1_000;
            addresses.add(String.join(
                    " ",
                    IntStream.range(from, from + 20_000)
                            .mapToObj(word -> "x" + Integer.toString(word, 36).replaceAll("[0-9]", "q"))
                            .toList()));
        }
        assertThat(group(addresses).counts().buildings()).isBetween(1, 20);
    }

    @Test
    void of_cancelledRun_stops() {
        RunControl control = RunControl.inline().cancelledBy(() -> true);
        assertThatExceptionOfType(RunCancelledException.class)
                .isThrownBy(
                        () -> AddressGroups.of(Collections.nCopies(10, "12 Main"), AddressOptions.defaults(), control));
    }

    @Test
    void options_outOfRange_areRefused() {
        for (double share : new double[] {0, -1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AddressOptions.defaults().withLeastSimilarity(share))
                    .withMessage("leastSimilarity must be above 0 and at most 1 (got: " + share + ")");
        }
    }

    @Test
    void of_moreThanTheBudgetHolds_isRefusedAndTheBudgetIsEnough() {
        List<String> addresses = IntStream.range(0, 5_000)
                .mapToObj(i -> String.format(Locale.ROOT, "Flat %d, 12 %s Road, Springfield", i, letters(i)))
                .toList();
        long needed = AddressGroups.estimate(addresses, RunControl.inline()).upperBytes();

        AddressGroups.of(
                addresses, AddressOptions.defaults(), RunControl.inline().withinHeap(needed));

        assertThat(needed).as("bytes for 5,000 addresses of one number").isBetween(5_000 * 1_500L, 5_000 * 3_000L);
        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> AddressGroups.of(
                        addresses,
                        AddressOptions.defaults(),
                        RunControl.inline().withinHeap(needed - 1)))
                .withMessageContaining("grouping of 5,000 addresses");
    }

    /** Words of their own for each address: what is read shows early that the budget is too small. */
    @Test
    void of_budgetFarTooSmall_isRefusedBeforeAllIsRead() {
        AtomicInteger read = new AtomicInteger();
        List<String> addresses = counted(200_000, read);

        assertThatExceptionOfType(MemoryBudgetException.class)
                .isThrownBy(() -> AddressGroups.of(
                        addresses,
                        AddressOptions.defaults(),
                        RunControl.inline().withinHeap(10 << 20)))
                .withMessageContaining("grouping of 200,000 addresses");

        assertThat(read).hasValueLessThan(addresses.size() / 4);
    }

    @Test
    void of_anyAddresses_readsEachOnce() {
        AtomicInteger read = new AtomicInteger();

        AddressGroups.of(counted(1_000, read), AddressOptions.defaults(), RunControl.inline());

        assertThat(read).hasValue(1_000);
    }

    private static List<String> counted(int size, AtomicInteger read) {
        return new AbstractList<>() {
            @Override
            public String get(int position) {
                read.incrementAndGet();
                return String.format(Locale.ROOT, "%d %s Road, Springfield", position, letters(position));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private static String letters(int number) {
        return Integer.toString(number, 2).replace('0', 'a').replace('1', 'b');
    }

    @Test
    void estimate_numbersOfFewAddresses_needNoIndex() {
        List<String> addresses = IntStream.range(0, 5_000)
                .mapToObj(i -> String.format(Locale.ROOT, "%d Main Road, Springfield", i))
                .toList();

        assertThat(AddressGroups.estimate(addresses, RunControl.inline()).upperBytes())
                .isLessThan(5_000 * 1_300L);
    }
}
