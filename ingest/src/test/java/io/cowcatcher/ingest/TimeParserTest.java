package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant read(TimeFormat format, String text) {
        long millis = new TimeParser(format).epochMillis(text);
        assertThat(millis).as(text).isNotIn(TimeParser.UNREADABLE, TimeParser.OUT_OF_RANGE);
        return Instant.ofEpochMilli(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "2010-12-01T08:26:00Z,              2010-12-01T08:26:00Z",
        "2010-12-01 08:26:00,               2010-12-01T08:26:00Z",
        "2010-12-01 08:26,                  2010-12-01T08:26:00Z",
        "2017-11-07 9:30,                   2017-11-07T09:30:00Z",
        "2017/11/07 09:30:15,               2017-11-07T09:30:15Z",
        "2017-1-7 09:30:15,                 2017-01-07T09:30:15Z",
        "2019-10-01 00:00:00 UTC,           2019-10-01T00:00:00Z",
        "2019-10-01T02:00:00+02:00,         2019-10-01T00:00:00Z",
        "2019-10-01T02:00:00 +0200,         2019-10-01T00:00:00Z",
        "2019-10-01T02:00:00+02,            2019-10-01T00:00:00Z",
        "2019-10-01T00:00:00.123456789Z,    2019-10-01T00:00:00.123Z",
        "'2019-10-01T00:00:00,5Z',          2019-10-01T00:00:00.500Z",
        "2019-10-01,                        2019-10-01T00:00:00Z",
        "1900-01-01T00:00:00Z,              1900-01-01T00:00:00Z",
        "2299-12-31T23:59:59.999Z,          2299-12-31T23:59:59.999Z",
        "1485630413,                        2017-01-28T19:06:53Z",
        "1485630413.0,                      2017-01-28T19:06:53Z",
        "1485630413.25,                     2017-01-28T19:06:53.250Z",
        "1485630413250,                     2017-01-28T19:06:53.250Z",
        "1485630413250.9,                   2017-01-28T19:06:53.250Z",
        "1485630413250999,                  2017-01-28T19:06:53.250Z",
        "1485630413250999999,               2017-01-28T19:06:53.250Z",
        "999999999,                         2001-09-09T01:46:39Z"
    })
    void auto_commonForms_areRead(String text, Instant expected) {
        assertThat(read(TimeFormat.defaults(), text)).isEqualTo(expected);
        assertThat(read(TimeFormat.defaults(), " " + text + " ")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "now",
                "2/3/2011",
                "03.02.2011 10:00",
                "20110203",
                "201102031015",
                "20110203101500",
                "2011",
                "40513.35",
                "2011-02-30",
                "2011-02-29T10:00",
                "2011-13-01",
                "2011-00-10",
                "2011-02-03T",
                "2011-02-03T24:00",
                "2011-02-03T10",
                "2011-02-03T10:60",
                "2011-02-03T10:00:60",
                "2011-02-03T10:00:",
                "2011-02-03T10:00:00.",
                "2011-02-03T10:00:00+25",
                "2011-02-03T10:00:00+19:00",
                "2011-02-03T10:00:00 PM",
                "2011-02/03 10:00",
                "2011-02-03T10:00:00Zx",
                "2011-02-03T10:00:00[Europe/Berlin]",
                "11-02-03 10:00",
                "1485630413.0.0",
                "1.485630413E9",
                "0x5889",
                "+1485630413",
                "-1485630413",
                "99999999999999999999",
                "２０１１-02-03"
            })
    void auto_unclearForms_areNotGuessed(String text) {
        assertThat(new TimeParser(TimeFormat.defaults()).epochMillis(text))
                .isIn(TimeParser.UNREADABLE, TimeParser.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31T23:59:59Z", "2300-01-01", "9999-12-31 00:00", "9999999999999999"})
    void auto_yearsBeforeOrAfter_areOutOfRange(String text) {
        boolean micros = text.length() == 16 && text.startsWith("9999999");
        TimeParser parser = new TimeParser(micros ? TimeFormat.of("epoch-millis") : TimeFormat.defaults());

        assertThat(parser.epochMillis(text)).isEqualTo(TimeParser.OUT_OF_RANGE);
    }

    @Test
    void localTime_summerAndWinter_followTheZone() {
        TimeFormat berlin = TimeFormat.defaults().withZone(BERLIN);

        assertThat(read(berlin, "2020-07-01 12:00")).isEqualTo("2020-07-01T10:00:00Z");
        assertThat(read(berlin, "2020-12-01 12:00")).isEqualTo("2020-12-01T11:00:00Z");
        assertThat(read(berlin, "2020-12-01T12:00Z")).isEqualTo("2020-12-01T12:00:00Z");
        assertThat(read(berlin, "2020-12-01")).isEqualTo("2020-11-30T23:00:00Z");
    }

    @Test
    void localTime_clocksChange_isAsDocumentedInBothReaders() {
        for (String pattern : new String[] {"auto", "yyyy-MM-dd HH:mm"}) {
            TimeFormat berlin = TimeFormat.of(pattern).withZone(BERLIN);

            assertThat(read(berlin, "2020-10-25 02:30")).as("occurs twice").isEqualTo("2020-10-25T00:30:00Z");
            assertThat(read(berlin, "2020-03-29 02:30")).as("is left out").isEqualTo("2020-03-29T01:30:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yy H:mm,             2/24/15 22:55,               2015-02-24T22:55:00Z",
        "M/d/yy H:mm,             4/18/15 2:47,                2015-04-18T02:47:00Z",
        "dd.MM.yyyy HH:mm:ss,     24.02.2015 22:55:01,         2015-02-24T22:55:01Z",
        "d MMM yyyy h:mm a,       24 feb 2015 10:55 pm,        2015-02-24T22:55:00Z",
        "yyyyMMdd,                20150224,                    2015-02-24T00:00:00Z",
        "yyyyMMddHHmmss,          20150224225501,              2015-02-24T22:55:01Z",
        "yyyy-MM-dd HH:mm:ss xx,  2015-02-24 22:55:01 +0200,   2015-02-24T20:55:01Z",
        "yyyy-MM-dd HH:mm VV,     2015-02-24 22:55 Asia/Tokyo, 2015-02-24T13:55:00Z",
        "epoch-seconds,           40513,                       1970-01-01T11:15:13Z",
        "epoch-seconds,           -1.5,                        1969-12-31T23:59:58.500Z",
        "epoch-millis,            1485630413250,               2017-01-28T19:06:53.250Z",
        "epoch-micros,            1485630413250999,            2017-01-28T19:06:53.250Z",
        "epoch-nanos,             1485630413250999999,         2017-01-28T19:06:53.250Z"
    })
    void givenPattern_matchingText_isRead(String pattern, String text, Instant expected) {
        assertThat(read(TimeFormat.of(pattern), text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yy H:mm,   2015-02-24 22:55",
        "M/d/yy H:mm,   13/24/15 22:55",
        "epoch-seconds, 2015-02-24",
        "epoch-seconds, abc"
    })
    void givenPattern_otherText_isUnreadable(String pattern, String text) {
        assertThat(new TimeParser(TimeFormat.of(pattern)).epochMillis(text)).isEqualTo(TimeParser.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HH:mm",
                "yyyy-MM",
                "MM-dd HH:mm",
                "yyyy-MM-dd hh:mm",
                "bogus",
                "yyyy-MM-dd'",
                "",
                "mm:ss yyyy-MM-dd"
            })
    void givenPattern_incomplete_isRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeFormat.of(pattern))
                .withMessageContaining("time format must")
                .withMessageContaining("got: " + pattern);
    }

    @Test
    void forms_whatWasMet_isTold() {
        TimeParser parser = new TimeParser(TimeFormat.defaults().withZone(BERLIN));
        parser.epochMillis("1485630413.0");
        parser.epochMillis("2020-12-01 12:00");
        parser.epochMillis("2020-12-01T12:00Z");
        parser.epochMillis("rubbish");

        assertThat(parser.forms())
                .containsExactly(
                        "times: ISO-8601 with zone",
                        "times: ISO-8601 without zone, read as Europe/Berlin",
                        "times: seconds since 1970");
        assertThat(new TimeParser(TimeFormat.of("M/d/yy H:mm")).forms()).isEmpty();
    }

    @Property
    void auto_instantAsText_isReadBack(@ForAll("instants") Instant instant) {
        assertThat(read(TimeFormat.defaults(), instant.toString())).isEqualTo(instant);
    }

    @Property
    void auto_localTimes_agreeWithTheJdk(
            @ForAll("instants") Instant instant, @ForAll("patterns") String pattern, @ForAll("zones") ZoneId zone) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        String text = formatter.format(instant.atZone(zone));
        Instant expected = LocalDateTime.parse(text, formatter).atZone(zone).toInstant();

        assertThat(read(TimeFormat.defaults().withZone(zone), text)).isEqualTo(expected);
    }

    @Property
    void auto_anyText_neverThrows(@ForAll String text) {
        new TimeParser(TimeFormat.defaults()).epochMillis(text);
    }

    @Property
    void auto_textNearATime_neverThrows(@ForAll("nearTimes") String text) {
        long millis = new TimeParser(TimeFormat.defaults()).epochMillis(text);

        assertThat(millis)
                .satisfiesAnyOf(
                        value -> assertThat(value).isIn(TimeParser.UNREADABLE, TimeParser.OUT_OF_RANGE),
                        value -> assertThat(Instant.ofEpochMilli(value)
                                        .atOffset(ZoneOffset.UTC)
                                        .getYear())
                                .isBetween(1900, 2299));
    }

    private static void assertBytesAgree(TimeFormat format, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);

        assertThat(new TimeParser(format).epochMillis(bytes, 1, bytes.length - 1))
                .as(text)
                .isEqualTo(new TimeParser(format).epochMillis(text));
    }

    @Property
    void bytes_textNearATime_agreeWithText(
            @ForAll("nearTimes") String text, @ForAll("zones") ZoneId zone, @ForAll("anyPatterns") String pattern) {
        assertBytesAgree(TimeFormat.of(pattern).withZone(zone), text);
    }

    @Property
    void bytes_anyText_agreeWithText(@ForAll String text, @ForAll("anyPatterns") String pattern) {
        assertBytesAgree(TimeFormat.of(pattern), text);
    }

    @Property(tries = 3_000)
    void bytes_timesInAPatternNearlyKept_agreeWithText(
            @ForAll("instants") Instant instant,
            @ForAll("digitPatterns") String pattern,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = -1, max = 12) int changedAt,
            @ForAll("nearDigits") char change) {
        StringBuilder text = new StringBuilder(
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(instant.atZone(zone)));
        if (changedAt >= 0 && changedAt < text.length()) {
            text.setCharAt(changedAt, change);
        }

        assertBytesAgree(TimeFormat.of(pattern).withZone(zone), text.toString());
    }

    /** Which patterns are read by hand; only speed depends on it. */
    @ParameterizedTest
    @CsvSource({
        "M/d/yy H:mm,         true",
        "yyyy-MM-dd HH:mm:ss, true",
        "dd.MM.uuuu HH:mm,    true",
        "yyyyMMddHHmmss,      true",
        "yyyyMMdd,            true",
        "d MMM yyyy HH:mm,    false",
        "yyyyMd HHmm,         false",
        "yyyy-MM-dd HH:mm VV, false",
        "yyyy-MM-dd hh:mm a,  false",
        "yyyy-DDD HH:mm,      false"
    })
    void pattern_ofDigits_isReadByHand(String pattern, boolean byHand) {
        assertThat(PatternTime.of(pattern, new LocalZone(ZoneOffset.UTC)) != null)
                .isEqualTo(byHand);
    }

    @Provide
    Arbitrary<Character> nearDigits() {
        return Arbitraries.chars().with("0123456789-/.: ");
    }

    @Provide
    Arbitrary<String> digitPatterns() {
        return Arbitraries.of(
                "M/d/yy H:mm",
                "yyyy-MM-dd HH:mm:ss",
                "dd.MM.uuuu HH:mm",
                "yyyyMMddHHmmss",
                "yyyyMMdd",
                "yyMMdd HHmm",
                "H:m:s d/M/yyyy",
                "yyyy-MM-dd");
    }

    @Provide
    Arbitrary<String> anyPatterns() {
        return Arbitraries.oneOf(
                digitPatterns(),
                Arbitraries.of("auto", "epoch-seconds", "epoch-millis", "epoch-micros", "epoch-nanos"));
    }

    @Provide
    Arbitrary<Instant> instants() {
        long from = Instant.parse("1900-01-03T00:00:00Z").toEpochMilli();
        long to = Instant.parse("2299-12-29T00:00:00Z").toEpochMilli();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm",
                "yyyy/M/d H:mm",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "yyyy-MM-dd'T'HH:mm:ss,S");
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "+05:30")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> nearTimes() {
        return Arbitraries.strings()
                .withChars("0123456789-:/T Z.+,")
                .ofMinLength(8)
                .ofMaxLength(26);
    }
}
