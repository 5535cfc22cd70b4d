package io.cowcatcher.nebula;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.SeedRecords.Line;
import io.cowcatcher.nebula.SeedRecords.Stored;
import io.cowcatcher.seed.RiskSeed;
import io.cowcatcher.seed.SeedHistory;
import io.cowcatcher.seed.SeedPage;
import io.cowcatcher.seed.SeedSubject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/*
 * Lists are read bucket by bucket over the one index, without their histories; the page is picked here, because ids that are
 * sealed cannot be sorted by the server. A row may change between the listing and the reading of its history: then the list is
 * read anew.
 */
/** The seeds as a reader sees them: the rows, and over them the batches that count and may not be written yet. */
final class SeedView {
    /** After how many scans a page may be shorter than asked for, if it is not empty: others change seeds meanwhile. */
    private static final int ENOUGH_SCANS = 5;

    private static final int MOST_SCANS = 50;

    private final SeedQueries queries;
    private final SeedRecords records;
    private final SeedRows rows;
    private final InstantSource clock;
    private final PendingSeeds pending;

    SeedView(SeedQueries queries, SeedRecords records, SeedRows rows, InstantSource clock, PendingSeeds pending) {
        this.queries = queries;
        this.records = records;
        this.rows = rows;
        this.clock = clock;
        this.pending = pending;
    }

    /** Which seeds are listed, and in which order. */
    record Listing(double lowest, double highest, Predicate<Line> wanted, Comparator<Line> order) {
        static final Listing ALL = new Listing(0, 1, line -> true, Comparator.comparing(Line::subject));
    }

    /** What is known of a subject. */
    SeedHistory history(SeedSubject subject) {
        return history(subject, rows.fetch(List.of(subject)));
    }

    private SeedHistory history(SeedSubject subject, Map<SeedSubject, Stored> stored) {
        return pending.over(
                subject, stored.getOrDefault(subject, Stored.NOTHING).history(), clock.instant());
    }

    /** A page of a list. */
    List<RiskSeed> page(Listing listing, SeedPage page) {
        for (int scans = 1; scans <= MOST_SCANS; scans++) {
            List<Line> lines = firstLines(listing, page);
            List<RiskSeed> seeds = seeds(lines, SeedView::isOf);
            if (seeds.size() == lines.size() || (!seeds.isEmpty() && scans >= ENOUGH_SCANS)) {
                return seeds;
            }
        }
        throw new StoreException("risk seeds must stay as they are while a page of them is read (got: " + MOST_SCANS
                + " times others in between); read it again later");
    }

    private List<Line> firstLines(Listing listing, SeedPage page) {
        Comparator<Line> order = listing.order();
        Optional<Line> after = page.after()
                .map(seed ->
                        new Line(seed.subject(), "", seed.score(), seed.setAt().toEpochMilli(), 0, 0));
        PriorityQueue<Line> first = new PriorityQueue<>(order.reversed());
        forEachLine(listing, line -> {
            if (after.isEmpty() || order.compare(line, after.get()) > 0) {
                first.add(line);
                if (first.size() > page.limit()) {
                    first.poll();
                }
            }
        });
        List<Line> lines = new ArrayList<>(first);
        lines.sort(order);
        return lines;
    }

    /** Whether a seed is the one that was listed, and not another that came meanwhile. */
    private static boolean isOf(Line line, RiskSeed seed) {
        return seed.score() == line.score() && seed.setAt().toEpochMilli() == line.setAt();
    }

    /** Hands over the lines of a list, in no order, without those whose seed has expired. */
    private void forEachLine(Listing listing, Consumer<Line> consumer) {
        long now = clock.millis();
        forEachRow(listing.lowest(), listing.highest(), line -> {
            if (!line.isExpiredAt(now) && listing.wanted().test(line)) {
                consumer.accept(line);
            }
        });
    }

    /** Hands over every row with a score in a range, also where its seed has expired. */
    void forEachRow(double lowest, double highest, Consumer<Line> consumer) {
        for (int bucket = 0; bucket < SeedRecords.BUCKETS; bucket++) {
            records.lines(queries.ask(SeedStatements.scan(bucket, lowest, highest))).stream()
                    .filter(line -> !pending.isOf(line.subject()))
                    .forEach(consumer);
        }
        for (List<SeedSubject> some : SeedRows.slices(pending.subjects())) {
            Map<SeedSubject, Stored> stored = rows.fetch(some);
            for (SeedSubject subject : some) {
                SeedHistory history = history(subject, stored);
                history.current()
                        .map(seed -> records.line(seed, history))
                        .filter(line -> line.score() >= lowest && line.score() <= highest)
                        .ifPresent(consumer);
            }
        }
    }

    /** The lines of all seeds, in the order of their subjects. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        forEachLine(Listing.ALL, lines::add);
        lines.sort(Listing.ALL.order());
        return lines;
    }

    /** The number of current seeds. */
    long count() {
        long[] count = {0};
        forEachLine(Listing.ALL, line -> count[0]++);
        return count[0];
    }

    /** The current seeds of these lines, in their order; those that somebody removed meanwhile are left out. */
    List<RiskSeed> seeds(List<Line> lines) {
        return seeds(lines, (line, seed) -> true);
    }

    private List<RiskSeed> seeds(List<Line> lines, BiPredicate<Line, RiskSeed> wanted) {
        List<RiskSeed> seeds = new ArrayList<>(lines.size());
        for (List<Line> some : SeedRows.slices(lines)) {
            Map<SeedSubject, Stored> stored =
                    rows.fetch(some.stream().map(Line::subject).toList());
            for (Line line : some) {
                history(line.subject(), stored)
                        .current()
                        .filter(seed -> wanted.test(line, seed))
                        .ifPresent(seeds::add);
            }
        }
        return seeds;
    }

    /** The subjects of which something has expired. */
    List<SeedSubject> subjectsToPurge() {
        long now = clock.millis();
        List<SeedSubject> subjects = new ArrayList<>();
        forEachRow(0, 1, line -> {
            if (line.earliestExpiry() <= now) {
                subjects.add(line.subject());
            }
        });
        subjects.sort(null);
        return subjects;
    }
}
