package io.cowcatcher.ingest;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.run.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the rows of a source, and how the source was understood.
 *
 * <p>Every row is counted once: {@code rows() == used() + rejectedRows()}. Immutable, share freely.
 *
 * @param source the name of the source, as the caller gave it
 * @param used the number of rows that became purchases
 * @param rejected the number of rows not used, by reason; reasons that did not occur are absent
 * @param firstRejected where the first row that was not used for a reason stands, by reason
 * @param earliest the earliest time of a purchase, if any has one
 * @param latest the latest time of a purchase, if any has one: with {@code earliest}, the quickest check of unit and
 *     zone
 * @param bytes the size of what was read, as stored (compressed files count compressed)
 * @param readAs how the source was understood, a line each: delimiter, columns, form of the times
 */
public record IngestReport(
        String source,
        long used,
        Map<RejectReason, Long> rejected,
        Map<RejectReason, String> firstRejected,
        Optional<Instant> earliest,
        Optional<Instant> latest,
        long bytes,
        List<String> readAs) {

    /** Copies the collections, the reasons in their own order. */
    public IngestReport {
        EnumMap<RejectReason, Long> ordered = new EnumMap<>(RejectReason.class);
        ordered.putAll(rejected);
        rejected = Collections.unmodifiableMap(ordered);
        EnumMap<RejectReason, String> orderedFirst = new EnumMap<>(RejectReason.class);
        orderedFirst.putAll(firstRejected);
        firstRejected = Collections.unmodifiableMap(orderedFirst);
        readAs = List.copyOf(readAs);
    }

    /** The number of rows read. */
    public long rows() {
        return used + rejectedRows();
    }

    /** The number of rows not used. */
    public long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of rows not used for this reason. */
    public long rejected(RejectReason reason) {
        return rejected.getOrDefault(reason, 0L);
    }

    /**
     * Returns this report if any row was used.
     *
     * @throws MalformedInputException if none was, with what most rows lack
     */
    public IngestReport requireUsed() {
        if (used > 0) {
            return this;
        }
        if (rejected.isEmpty()) {
            throw MalformedInputException.of(source, "must hold purchases (got: no row at all)");
        }
        RejectReason most = Collections.max(rejected.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        throw MalformedInputException.of(
                source,
                String.format(
                        Locale.ROOT,
                        "must hold purchases (got: %s, none usable); %,d of them because %s, the first at %s",
                        Counted.of(rows(), "row"),
                        rejected(most),
                        most.description(),
                        firstRejected.getOrDefault(most, "an unknown place")));
    }

    /** The report of two readings, this one first. */
    public IngestReport plus(IngestReport next) {
        EnumMap<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        next.rejected.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        EnumMap<RejectReason, String> first = new EnumMap<>(RejectReason.class);
        first.putAll(next.firstRejected);
        first.putAll(firstRejected);
        return new IngestReport(
                source + ", " + next.source,
                used + next.used,
                sum,
                first,
                either(earliest, next.earliest, (a, b) -> a.isBefore(b) ? a : b),
                either(latest, next.latest, (a, b) -> a.isAfter(b) ? a : b),
                bytes + next.bytes,
                Stream.concat(readAs.stream(), next.readAs.stream()).distinct().toList());
    }

    private static Optional<Instant> either(Optional<Instant> a, Optional<Instant> b, BinaryOperator<Instant> both) {
        return Stream.of(a, b).flatMap(Optional::stream).reduce(both);
    }

    /** The report in lines for a reader: how the source was understood, and what became of its rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: %s, %,d used", source, Counted.of(rows(), "row"), used));
        rejected.forEach((reason, count) -> lines.add(
                String.format(Locale.ROOT, "  %,d rejected (%s): %s", count, reason.code(), reason.description())));
        earliest.ifPresent(first -> lines.add(
                "  from " + first + " to " + latest.map(Instant::toString).orElse("")));
        lines.addAll(readAs.stream().map(line -> "  " + line).collect(Collectors.toList()));
        return lines;
    }
}
