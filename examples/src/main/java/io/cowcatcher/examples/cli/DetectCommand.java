package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.EventSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code detect}: the rings in a purchase log. */
@Command(
        name = "detect",
        description = {
            "Finds scalper rings in a purchase log, and writes them down with the evidence.",
            "",
            "Needs a user, and item and time (for hired buyers) or one of device, IP, address and phone (for many accounts"
                    + " of one person; a shared IP or address supports other ties and ties nobody alone). What the log lacks switches off the evidence that needs it, and the run says"
                    + " so. The output folder gets",
            "  rings.csv     the rings, one figure of the evidence a column",
            "  members.csv   who is in them, and how surely",
            "  rings.json    the evidence: shared items, bursts, addresses, devices, the strongest pairs",
            "  scores.csv    a score for every user of the log",
            "  profiles_*.csv  members, items and buildings over all rings",
            "  left_out.csv  accounts and items that are no evidence, and why",
            "  edges.csv     the similarity graph",
            "  rejects.csv   every row that was not used, and why",
            "  run.json      options, counts, timings, memory"
        },
        footer = {
            "  cowcatcher detect --input orders.csv.gz --out found",
            "  cowcatcher detect --input online-retail.csv.gz --drop 'InvoiceNo^=C' \\",
            "      --columns user=CustomerID,item=StockCode,time=InvoiceDate,price=UnitPrice,order=InvoiceNo",
            "  cowcatcher detect --input today.csv --out found --from-seeds",
            "  cowcatcher detect --kafka localhost:9092 --topic purchases --zone Asia/Shanghai"
        })
final class DetectCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private AddressSettings addresses = new AddressSettings();

    @Mixin
    private CleaningSettings cleaning = new CleaningSettings();

    @Mixin
    private SearchSettings search = new SearchSettings();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        addresses.requireValid();
        output.requireValid();
        cleaning.requireValid();
        search.requireValid();
        output.requireSeedsToStartFrom(output.folder(OutputOptions.DEFAULT_FOLDER));
        EventSource source = input.source();
        Console console = run.console(cowcatcher);
        Detection detection = new Detection(console, addresses, cleaning, search, output);
        try (Workers workers = run.workers();
                OutputFolder folder = OutputFolder.at(output.folder(OutputOptions.DEFAULT_FOLDER))) {
            detection.run(source, input.zone(), folder, run.control(workers, cowcatcher, console));
        }
        return 0;
    }
}
