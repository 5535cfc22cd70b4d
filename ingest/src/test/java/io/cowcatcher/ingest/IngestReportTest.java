package io.cowcatcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IngestReportTest {
    private static final Instant EARLY = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2021-01-01T00:00:00Z");

    private static Reject reject(RejectReason reason) {
        return new Reject("7", reason, "a,b");
    }

    @Test
    void tally_usedAndRejected_addUpToRows() {
        PurchaseLogBuilder log = PurchaseLog.builder();
        List<Reject> kept = new ArrayList<>();
        IngestTally tally = new IngestTally(log, kept::add);
        tally.use(Purchase.by("u").of("i").at(LATE).build());
        tally.use(Purchase.by("u").of("i").at(EARLY).build());
        tally.use(Purchase.by("v").build());
        tally.reject(reject(RejectReason.TIME_MISSING));
        tally.reject(reject(RejectReason.USER_MISSING));
        tally.reject(reject(RejectReason.TIME_MISSING));
        IngestReport report = tally.report("log.csv", 99, List.of("comma"));

        assertThat(tally.rows()).isEqualTo(6);
        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.used()).isEqualTo(3).isEqualTo(log.size());
        assertThat(report.rejectedRows()).isEqualTo(3).isEqualTo(kept.size());
        assertThat(report.rejected(RejectReason.TIME_MISSING)).isEqualTo(2);
        assertThat(report.rejected(RejectReason.FILTERED)).isZero();
        assertThat(report.rejected()).containsOnlyKeys(RejectReason.USER_MISSING, RejectReason.TIME_MISSING);
        assertThat(report.earliest()).contains(EARLY);
        assertThat(report.latest()).contains(LATE);
        assertThat(report.bytes()).isEqualTo(99);
        assertThat(report.lines())
                .containsExactly(
                        "log.csv: 6 rows, 3 used",
                        "  1 rejected (user_missing): it names no user",
                        "  2 rejected (time_missing): it has no time, device, IP, address or phone",
                        "  from 2020-01-01T00:00:00Z to 2021-01-01T00:00:00Z",
                        "  comma");
    }

    @Test
    void plus_twoReports_addsThem() {
        IngestTally first = new IngestTally(PurchaseLog.builder(), RejectSink.none());
        first.use(Purchase.by("u").at(LATE).build());
        first.reject(reject(RejectReason.FILTERED));
        IngestTally second = new IngestTally(PurchaseLog.builder(), RejectSink.none());
        second.use(Purchase.by("u").at(EARLY).build());
        second.reject(reject(RejectReason.FILTERED));
        second.reject(reject(RejectReason.USER_MISSING));
        IngestReport sum = first.report("a", 1, List.of("x", "y")).plus(second.report("b", 2, List.of("x", "z")));

        assertThat(sum.source()).isEqualTo("a, b");
        assertThat(sum.rows()).isEqualTo(5);
        assertThat(sum.rejected(RejectReason.FILTERED)).isEqualTo(2);
        assertThat(sum.firstRejected()).containsOnlyKeys(RejectReason.FILTERED, RejectReason.USER_MISSING);
        assertThat(sum.earliest()).contains(EARLY);
        assertThat(sum.latest()).contains(LATE);
        assertThat(sum.bytes()).isEqualTo(3);
        assertThat(sum.readAs()).containsExactly("x", "y", "z");
    }

    @Test
    void requireUsed_nothingUsed_saysWhatMostRowsLack() {
        IngestTally tally = new IngestTally(PurchaseLog.builder(), RejectSink.none());
        assertThatThrownBy(() -> tally.report("log.csv", 0, List.of()).requireUsed())
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("log.csv: must hold purchases (got: no row at all)");
        tally.reject(reject(RejectReason.USER_MISSING));
        tally.reject(reject(RejectReason.TIME_UNREADABLE));
        tally.reject(reject(RejectReason.TIME_UNREADABLE));
        assertThatThrownBy(() -> tally.report("log.csv", 0, List.of()).requireUsed())
                .isInstanceOf(MalformedInputException.class)
                .hasMessage(
                        "log.csv: must hold purchases (got: 3 rows, none usable); 2 of them because its time cannot be "
                                + "read (name its format: epoch-seconds where it is a plain number, or a pattern such as "
                                + "M/d/yy H:mm), the first at 7");
        tally.use(Purchase.by("u").build());
        IngestReport report = tally.report("log.csv", 0, List.of());
        assertThat(report.requireUsed()).isSameAs(report);
    }

    /** A sink that takes the first rows only gets no others, and all are counted. */
    @Test
    void rejectOneMore_sinkTakesNoMore_countsTheRow() {
        List<Reject> kept = new ArrayList<>();
        RejectSink firstTwo = new RejectSink() {
            @Override
            public void accept(Reject reject) {
                kept.add(reject);
            }

            @Override
            public boolean takesMore() {
                return kept.size() < 2;
            }
        };
        IngestTally tally = new IngestTally(PurchaseLog.builder(), firstTwo);
        tally.reject(reject(RejectReason.FILTERED));
        assertThat(tally.asksForText(RejectReason.FILTERED)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> tally.rejectOneMore(RejectReason.FILTERED));
        tally.reject(reject(RejectReason.FILTERED));

        assertThat(tally.asksForText(RejectReason.FILTERED)).isFalse();
        assertThat(tally.asksForText(RejectReason.USER_MISSING))
                .as("the place of the first one is reported")
                .isTrue();
        tally.rejectOneMore(RejectReason.FILTERED);

        assertThat(kept).hasSize(2);
        assertThat(tally.rows()).isEqualTo(3);

        tally.reject(reject(RejectReason.USER_MISSING));
        assertThat(kept).as("no use for it, though its place is reported").hasSize(2);
        assertThat(tally.rows()).isEqualTo(4);
        assertThat(tally.report("a", 1, List.of()).rejected(RejectReason.FILTERED))
                .isEqualTo(3);
    }

    @Test
    void rejectOneMore_sinkEmptiedSinceItWasAsked_countsTheRow() {
        AtomicBoolean isFull = new AtomicBoolean();
        RejectSink queue = new RejectSink() {
            @Override
            public void accept(Reject reject) {}

            @Override
            public boolean takesMore() {
                return !isFull.get();
            }
        };
        IngestTally tally = new IngestTally(PurchaseLog.builder(), queue);
        tally.reject(reject(RejectReason.FILTERED));
        isFull.set(true);
        assertThat(tally.asksForText(RejectReason.FILTERED)).isFalse();
        isFull.set(false);

        tally.rejectOneMore(RejectReason.FILTERED);

        assertThat(tally.rows()).isEqualTo(2);
    }

    @Test
    void reject_longText_isCutAndNeverShown() {
        Reject cut = new Reject("1", RejectReason.FILTERED, "x".repeat(999) + "😀😀");

        assertThat(cut.raw()).isEqualTo("x".repeat(999));
        assertThat(new Reject("1", RejectReason.FILTERED, "x".repeat(998) + "😀y").raw())
                .hasSize(1000);
        assertThat(new Reject("orders/0/17", RejectReason.JSON_INVALID, "secret"))
                .hasToString("orders/0/17: json_invalid");
    }
}
