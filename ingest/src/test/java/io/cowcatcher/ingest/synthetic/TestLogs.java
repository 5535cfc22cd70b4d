package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.run.RunControl;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Logs that several tests look at, made once, and short ways to ask about their rows. */
final class TestLogs {
    private TestLogs() {}

    /** A tenth of the bar setting. */
    static SyntheticLogOptions small() {
        return SyntheticLogOptions.defaults().scaledBy(0.1);
    }

    static SyntheticLog make(SyntheticLogOptions options) {
        return SyntheticLogGenerator.generate(options, RunControl.inline());
    }

    static SyntheticLog bar() {
        return Bar.LOG;
    }

    static SyntheticLog demo() {
        return Demo.LOG;
    }

    private static final class Bar {
        static final SyntheticLog LOG = make(SyntheticLogOptions.defaults());
    }

    private static final class Demo {
        static final SyntheticLog LOG = make(SyntheticLogOptions.demo());
    }

    static String text(PurchaseLog log, PurchaseField field, int row) {
        return log.ids(field).id(log.column(field).code(row));
    }

    static String user(PurchaseLog log, int row) {
        return text(log, PurchaseField.USER, row);
    }

    static boolean isDeal(PurchaseLog log, int row) {
        return log.price(row) < log.listPrice(row);
    }

    static IntStream rows(PurchaseLog log) {
        return IntStream.range(0, log.size());
    }

    static double share(PurchaseLog log, IntPredicate condition) {
        return (double) rows(log).filter(condition).count() / log.size();
    }

    /** A row with all its fields, for comparing logs. */
    static String line(PurchaseLog log, int row) {
        StringBuilder line = new StringBuilder();
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText() && log.column(field).code(row) >= 0) {
                line.append(field.columnName())
                        .append('=')
                        .append(text(log, field, row))
                        .append('|');
            }
        }
        return line.append(log.epochMillis(row))
                .append('|')
                .append(log.registeredAtMillis(row))
                .append('|')
                .append(log.quantity(row))
                .append('|')
                .append(log.price(row))
                .append('|')
                .append(log.listPrice(row))
                .append('|')
                .append(log.promotion(row))
                .append('|')
                .append(log.pickupPoint(row))
                .toString();
    }
}
