package io.cowcatcher.examples.cli;

import io.cowcatcher.address.AddressGroups;
import io.cowcatcher.address.AddressOptions;
import io.cowcatcher.address.AddressPseudonyms;
import io.cowcatcher.address.NormalizedAddresses;
import io.cowcatcher.address.PhoneNumbers;
import io.cowcatcher.address.PreparedAddresses;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the delivery addresses of a log are compared. */
final class AddressSettings {
    @Option(
            names = "--addresses",
            paramLabel = "exact|normalized",
            defaultValue = "exact",
            description =
                    "exact: addresses are one if their text is. normalized: free-text addresses are read (case, punctuation,"
                            + " order, abbreviations, flats), near-duplicates become one unit or building, and where the log has"
                            + " no buildings it gets those that the addresses tell; phones are compared by their digits. Default: ${DEFAULT-VALUE}.")
    private Comparison comparison = Comparison.EXACT;

    @Option(
            names = "--address-key",
            paramLabel = "FILE",
            description =
                    "Replace each token of an address by a hash under the key in FILE (32 bytes or more) right after"
                            + " reading; --addresses normalized works on them, too. Rows that cannot be used are kept as they"
                            + " were, and so are other columns.")
    private @Nullable Path keyFile;

    private AddressGroups.@Nullable Counts found;
    private @Nullable MemoryEstimate estimate;

    /** What {@code --addresses} takes. */
    enum Comparison {
        EXACT,
        NORMALIZED
    }

    /** Fails early where the key cannot be used. */
    void requireValid() {
        WrongUsageException.unless("--address-key", this::pseudonyms);
    }

    private @Nullable AddressPseudonyms pseudonyms() {
        if (keyFile == null) {
            return null;
        }
        byte[] key = {};
        try {
            key = Files.readAllBytes(keyFile);
            return AddressPseudonyms.keyedBy(key);
        } catch (IOException e) {
            throw new IllegalArgumentException("file must be readable (got: " + keyFile + ")", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * What was read, with addresses as they are to be compared.
     *
     * @param lines takes what there is to say of them
     */
    Ingested apply(Ingested read, RunControl control, Consumer<String> lines) {
        AddressPseudonyms pseudonyms = pseudonyms();
        PurchaseLog log = pseudonyms == null ? read.log() : pseudonyms.in(read.log());
        if (comparison == Comparison.NORMALIZED && log.has(PurchaseField.ADDRESS)) {
            PreparedAddresses prepared = NormalizedAddresses.prepare(log, AddressOptions.defaults(), control);
            estimate = prepared.estimate();
            lines.accept(MemoryWords.of(List.of(prepared.estimate()), control));
            NormalizedAddresses normalized = prepared.normalize();
            found = normalized.counts();
            lines.accept(String.join(
                    ", ",
                    "addresses: " + Counted.of(found.addresses(), "way of writing", "ways of writing"),
                    Counted.of(found.units(), "unit"),
                    Counted.of(found.buildings(), "building")));
            log = normalized.log();
        }
        if (comparison == Comparison.NORMALIZED && log.has(PurchaseField.PHONE)) {
            log = PhoneNumbers.in(log);
        }
        return new Ingested(log, read.report());
    }

    /**
     * Whether what rings aim at may be kept from run to run: addresses only as hashes under a key, buildings also where
     * they are the codes of the log and not taken from addresses.
     */
    boolean mayBeKept(NodeType type) {
        return switch (type) {
            case ADDRESS -> keyFile != null;
            case BUILDING -> keyFile != null || comparison == Comparison.EXACT;
            default -> true;
        };
    }

    /** The summary with how addresses were compared, and what was found of them. */
    RunSummary addTo(RunSummary summary) {
        RunSummary told = summary.with("run", "addresses", comparison.name().toLowerCase(Locale.ROOT))
                .with("run", "address_tokens", keyFile == null ? "plain" : "keyed");
        RunSummary counted = found == null ? told : told.with("counts", "addresses", found);
        return estimate == null ? counted : counted.with("memory", "addresses_estimate_bytes", estimate.upperBytes());
    }
}
