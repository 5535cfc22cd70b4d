package io.cowcatcher.examples.cli;

import io.cowcatcher.cleaning.CleanedLog;
import io.cowcatcher.cleaning.CleaningOptions;
import io.cowcatcher.cleaning.LeftOut;
import io.cowcatcher.cleaning.LogCleaning;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.propagation.SeedLabels;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.report.TerminalText;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.seed.RiskSeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which accounts and items of a log are no evidence, and left out of a search. */
final class CleaningSettings {
    private static final int MOST_TOLD = 5;

    @Option(
            names = "--exclude-users",
            paramLabel = "FILE",
            description = "Leave out the accounts named in FILE, one a line: staff, tests, known wholesalers.")
    private @Nullable Path users;

    @Option(
            names = "--exclude-items",
            paramLabel = "FILE",
            description = "Leave out the items named in FILE, one a line: fees, gift cards, samples.")
    private @Nullable Path items;

    @Option(
            names = "--keep-abnormal",
            description =
                    "Leave out nothing but what is named by --exclude-users and --exclude-items. Otherwise accounts"
                            + " whose name says test or nobody, that order by the thousand, or buy many times as many pieces as others,"
                            + " and items that are fees, gift cards or lines of every order, are left out by the rules of"
                            + " docs/algorithms/log-cleaning.md, and listed in left_out.csv.")
    private boolean keepsAbnormal;

    private @Nullable CleaningOptions options;
    private long leftOutAccounts;
    private long leftOutItems;

    /** Fails early where a list cannot be read. */
    void requireValid() {
        options();
    }

    private CleaningOptions options() {
        CleaningOptions known = options;
        if (known == null) {
            known = read();
            options = known;
        }
        return known;
    }

    /** Once: a list may come through a pipe. */
    private CleaningOptions read() {
        CleaningOptions named = CleaningOptions.defaults()
                .withoutAccounts(names("--exclude-users", users))
                .withoutItems(names("--exclude-items", items));
        return keepsAbnormal ? named.onlyNamed() : named;
    }

    private static Set<String> names(String option, @Nullable Path file) {
        if (file == null) {
            return Set.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(name -> name.replace("\uFEFF", "").strip())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw MalformedInputException.of(
                            file.toString(),
                            option + " must name a text file in UTF-8 that can be read (got: " + IoWords.of(e) + ")")
                    .causedBy(e);
        }
    }

    /**
     * A log without what is no evidence. What an analyst has confirmed is left out by no rule, only by name.
     *
     * @param known the risk seeds that the search starts from
     * @param lines takes what there is to say of what is left out
     */
    CleanedLog apply(PurchaseLog log, List<RiskSeed> known, RunControl control, Consumer<String> lines) {
        CleaningOptions keeping = options()
                .keepingAccounts(confirmed(known, NodeType.USER))
                .keepingItems(confirmed(known, NodeType.ITEM));
        CleanedLog cleaned = LogCleaning.clean(log, keeping, control);
        leftOutAccounts = count(cleaned, PurchaseField.USER);
        leftOutItems = count(cleaned, PurchaseField.ITEM);
        LeftOut.inWords(cleaned.leftOut()).ifPresent(words -> {
            lines.accept(words + "; see left_out.csv");
            cleaned.leftOut().stream()
                    .limit(MOST_TOLD)
                    .forEach(row -> lines.accept("  " + TerminalText.line(row.id()) + ": " + row.reason()));
            int more = cleaned.leftOut().size() - MOST_TOLD;
            if (more > 0) {
                lines.accept(String.format(Locale.ROOT, "  and %,d more", more));
            }
        });
        cleaned.notes().forEach(lines);
        return cleaned;
    }

    private static Set<String> confirmed(List<RiskSeed> known, NodeType type) {
        Instant now = Instant.now();
        return known.stream()
                .filter(seed -> seed.subject().type() == type && !seed.isExpiredAt(now))
                .filter(seed -> !seed.origin().isDerived() && seed.score() >= SeedLabels.AGAINST_FROM)
                .map(seed -> seed.subject().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static long count(CleanedLog cleaned, PurchaseField field) {
        return cleaned.leftOut().stream()
                .filter(leftOut -> leftOut.rule().field() == field)
                .count();
    }

    /** The summary with how many were left out. */
    RunSummary addTo(RunSummary summary) {
        return summary.with("run", "abnormal", keepsAbnormal ? "kept" : "left out")
                .with("counts", "left_out_accounts", leftOutAccounts)
                .with("counts", "left_out_items", leftOutItems);
    }
}
