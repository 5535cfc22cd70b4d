package io.cowcatcher.examples.cli;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.ingest.edges.EdgeList;
import io.cowcatcher.ingest.edges.EdgeListReport;
import io.cowcatcher.ingest.edges.EdgeListSource;
import io.cowcatcher.ingest.edges.FieldSeparator;
import io.cowcatcher.ingest.edges.PartitionFile;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.quality.Quality;
import io.cowcatcher.report.RunSummary;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code communities}: which nodes of a graph belong together. */
@Command(
        name = "communities",
        description = {
            "Finds the communities of a graph, and writes one line node<TAB>community for each node.",
            "",
            "Prints one line of JSON: nodes, edges, communities, quality, seconds of each phase, memory. The input is a list"
                    + " of edges: two nodes a row and, if there is one, a weight, as TSV, CSV or separated by spaces; plain or"
                    + " gzip; lines that begin with # or %% are comments. Directions do not matter, weights of repeated edges are"
                    + " added, self-loops are counted and dropped.",
        },
        footer = {
            "  cowcatcher communities --input links.tsv.gz --out communities.tsv",
            "  cowcatcher communities --input found/edges.csv --quality cpm --resolution 0.5 --out rings.tsv",
            "  cowcatcher communities --input links.tsv --start yesterday.tsv --out today.tsv"
        })
final class CommunitiesCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Cowcatcher cowcatcher;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            required = true,
            description = "A list of edges, plain or gzip.")
    @SuppressWarnings("NullAway.Init")
    private Path input;

    @Option(
            names = "--delimiter",
            paramLabel = "NAME",
            defaultValue = "detect",
            description =
                    "What stands between fields: detect, tab, comma, semicolon or space. Default: ${DEFAULT-VALUE}.")
    private FieldSeparator separator = FieldSeparator.DETECT;

    @Mixin
    private CommunitySettings settings = new CommunitySettings();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The file for node<TAB>community, gzip if its name ends with .gz.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() throws IOException {
        settings.requireValid();
        if (Files.isDirectory(out)) {
            throw new WrongUsageException("--out must be a file (got: " + out + ", a folder)");
        }
        if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
            throw new WrongUsageException("--out must not be the input (got: " + out + " twice)");
        }
        Console console = run.console(cowcatcher);
        Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out.toAbsolutePath());
        try (Workers workers = run.workers();
                OutputFolder made = OutputFolder.at(folder)) {
            Path target = made.file(String.valueOf(out.getFileName()));
            find(target, console, run.control(workers, cowcatcher, console));
        }
        return 0;
    }

    private void find(Path target, Console console, RunControl control) {
        RunFigures figures = new RunFigures();
        EdgeListSource source = EdgeListSource.of(input).separatedBy(separator);
        MemoryEstimate reading = source.estimate();
        figures.estimated("read", reading);
        EdgeList list = source.read(control.phase("reading", 0, 0.4));
        Optional<Partition> start = settings.start()
                .map(file -> PartitionFile.read(file, list.ids(), control.phase("reading the start", 0.4, 0.45)));
        figures.endOf("read");
        CommunityMethod method = settings.method();
        MemoryEstimate searching = method.estimate(list.graph(), control.parallelism());
        figures.estimated("communities", searching);
        console.warn(MemoryWords.of(List.of(reading, searching), control));
        figures.endOf("estimate");
        CommunityResult result = CommunitySettings.run(
                method,
                list.graph(),
                start,
                control.phase("communities", 0.45, 0.9).tellingEstimatesTo(figures.asking("communities")));
        figures.endOf("communities");
        Quality quality = settings.quality();
        double value = quality.of(list.graph(), result.partition());
        figures.endOf("quality");
        PartitionFile.write(target, list.ids(), result.partition(), control.phase("writing", 0.95, 1));
        figures.endOf("write");
        RunSummary summary = counts(list, result)
                .with("quality", "function", quality instanceof ConstantPotts ? "cpm" : "modularity")
                .with("quality", "resolution", quality.resolution())
                .with("quality", "value", value)
                .with("run", "algorithm", SeedLines.word(settings.algorithm()))
                .with("run", "start", start.isPresent() ? "given" : "singletons")
                .with("run", "stop_reason", SeedLines.word(result.stopReason()))
                .with("run", "threads", control.parallelism());
        if (method instanceof Record options) {
            summary = summary.with("options", "algorithm", options);
        }
        control.report(1);
        console.say(figures.addTo(summary).toJsonLine());
    }

    private static RunSummary counts(EdgeList list, CommunityResult result) {
        EdgeListReport read = list.report();
        return RunSummary.empty()
                .with("input", "source", read.source())
                .with("input", "bytes", read.bytes())
                .with("input", "rows", read.rows())
                .with("input", "self_loops", read.selfLoops())
                .with("input", "parallel_edges", read.parallelEdges())
                .with("input", "read_as", read.readAs())
                .with("counts", "nodes", list.graph().nodeCount())
                .with("counts", "edges", list.graph().edgeCount())
                .with("counts", "communities", result.partition().communityCount());
    }
}
