package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.synthetic.IntRange;
import io.cowcatcher.ingest.synthetic.SamePersonShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What rings of one person with many accounts look like, where that departs from their level. */
final class SamePersonKnobs {
    @Option(names = "--accounts", paramLabel = "A-B", description = "Accounts of one person.")
    private @Nullable IntRange accounts;

    @Option(names = "--accounts-per-device", paramLabel = "N", description = "Accounts that share one device.")
    private @Nullable Integer accountsPerDevice;

    SamePersonShape apply(SamePersonShape shape) {
        SamePersonShape changed = accounts == null ? shape : shape.withAccounts(accounts.minimum(), accounts.maximum());
        return accountsPerDevice == null ? changed : changed.withAccountsPerDevice(accountsPerDevice);
    }
}
