package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.EventSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code detect}: the rings in a purchase log. */
@Command(
        name = "detect",
        description =
                "Finds scalper rings in a purchase log and writes them, with the evidence, into a folder: rings.csv,"
                        + " members.csv, rings.json, scores.csv, edges.csv, rejects.csv and run.json. Needs a user and, for crowdsourced"
                        + " rings, item and time; for accounts of one operator a device, payment account, phone or recipient. What the"
                        + " log lacks switches off the evidence that needs it, and the run says so.",
        footer = {
            "  cowcatcher detect --input orders.csv.gz --out found",
            "  cowcatcher detect --input online-retail.csv.gz --drop 'InvoiceNo^=C' \\",
            "      --columns user=CustomerID,item=StockCode,time=InvoiceDate,price=UnitPrice,order=InvoiceNo",
            "  cowcatcher detect --kafka localhost:9092 --topic purchases --zone Asia/Shanghai"
        })
final class DetectCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private SearchSettings search = new SearchSettings();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() {
        search.requireValid();
        EventSource source = input.source();
        Console console = run.console(cowcatcher);
        try (Workers workers = run.workers();
                OutputFolder folder = OutputFolder.at(output.folder(OutputOptions.DEFAULT_FOLDER))) {
            new Detection(console, search, output)
                    .run(source, input.zone(), folder, run.control(workers, cowcatcher, console));
        }
        return 0;
    }
}
