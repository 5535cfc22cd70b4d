package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.community.ConnectedComponents;
import io.cowcatcher.community.ConnectedComponentsOptions;
import io.cowcatcher.community.Leiden;
import io.cowcatcher.community.LeidenOptions;
import io.cowcatcher.community.Louvain;
import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import io.cowcatcher.quality.ConstantPotts;
import io.cowcatcher.report.Rates;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Accounts that claimed a gift and the transfers between them and others; which of them belonged to hunters of gifts is
 * known. A group is called a ring if it has enough accounts that claimed.
 */
final class SybilTransfers {
    private static final int SPLITS = 20;
    private static final int FLOOR = 10;
    private static final int SMALLEST = 3;
    private static final int LARGEST = 20;
    private static final double[] RESOLUTIONS = {.0005, .001, .002, .003, .005, .01, .02, .05};

    private final CsrGraph graph;
    private final boolean[] isClaimant;
    private final boolean[] isSybil;
    private final List<Halves[]> splits = new ArrayList<>();
    private final Optional<FirstUses> firstUses;
    private final RunControl control;

    /**
     * A set.
     *
     * @param graph transfers, each pair weighing ln(1 + transfers)
     * @param isClaimant which nodes have a label
     * @param isSybil which of them were hunters
     */
    SybilTransfers(CsrGraph graph, boolean[] isClaimant, boolean[] isSybil, RunControl control) {
        this(graph, isClaimant, isSybil, Optional.empty(), control);
    }

    /**
     * A set.
     *
     * @param firstUses of the claimants, which are the first nodes
     */
    SybilTransfers(
            CsrGraph graph,
            boolean[] isClaimant,
            boolean[] isSybil,
            Optional<FirstUses> firstUses,
            RunControl control) {
        this.graph = graph;
        this.isClaimant = isClaimant.clone();
        this.isSybil = isSybil.clone();
        for (long split = 1; split <= SPLITS; split++) {
            splits.add(Halves.of(graph, split, control));
        }
        this.firstUses = firstUses;
        this.control = control;
    }

    /**
     * Reads a set.
     *
     * @throws MalformedInputException if a table is missing, or two rows are of one node: it has one label and one
     *     first use
     */
    static SybilTransfers read(Path folder, RunControl control) {
        Map<String, Integer> codes = new HashMap<>();
        List<Integer> sybils = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        Path users = folder.resolve("sybil-users.tsv.gz");
        DataTable.forEachRow(users, '\t', row -> {
            int node = codes.size();
            if (codes.putIfAbsent(row.getField("node"), node) != null) {
                throw MalformedInputException.at(
                        users.toString(),
                        row.getStartingLineNumber(),
                        "node must have one row (got: another of " + row.getField("node") + "); leave out repeats");
            }
            times.add(Long.parseLong(row.getField("first_use_ts")));
            if (row.getField("label").equals("sybil")) {
                sybils.add(node);
            }
        });
        int claimants = codes.size();
        List<int[]> transfers = new ArrayList<>();
        DataTable.forEachRow(
                folder.resolve("sybil-transfers.tsv.gz"),
                '\t',
                row -> transfers.add(new int[] {
                    codes.computeIfAbsent(row.getField("node_a"), key -> codes.size()),
                    codes.computeIfAbsent(row.getField("node_b"), key -> codes.size()),
                    Integer.parseInt(row.getField("transfers"))
                }));
        CsrGraphBuilder builder = CsrGraph.builder(codes.size());
        for (int[] transfer : transfers) {
            if (transfer[0] != transfer[1]) {
                builder.addEdge(transfer[0], transfer[1], Math.log1p(transfer[2]));
            }
        }
        boolean[] isClaimant = new boolean[codes.size()];
        Arrays.fill(isClaimant, 0, claimants, true);
        boolean[] isSybil = new boolean[codes.size()];
        sybils.forEach(node -> isSybil[node] = true);
        FirstUses firstUses =
                new FirstUses(times.stream().mapToLong(Long::longValue).toArray());
        return new SybilTransfers(builder.build(), isClaimant, isSybil, Optional.of(firstUses), control);
    }

    /** A way to group and to judge. */
    record Rule(String name, Partition groups, int least) {
        Rule withLeast(int least) {
            return new Rule(name, groups, least);
        }
    }

    /** One line for each way and each half. */
    List<String> lines() {
        Rule louvain = new Rule(
                "Louvain",
                Louvain.detect(graph, LouvainOptions.defaults(), control).partition(),
                FLOOR);
        Rule components = new Rule("components of claimants alone", componentsOfClaimants(), FLOOR);
        List<Rule> potts = new ArrayList<>();
        for (double resolution : RESOLUTIONS) {
            LeidenOptions options = LeidenOptions.defaults().withQuality(new ConstantPotts(resolution));
            potts.add(new Rule(
                    "Leiden, constant Potts " + resolution,
                    Leiden.detect(graph, options, control).partition(),
                    FLOOR));
        }
        List<String> lines = new ArrayList<>();
        lines.addAll(lines(List.of(louvain), FLOOR, FLOOR, "reference"));
        lines.addAll(lines(List.of(components), SMALLEST, LARGEST, "least chosen"));
        lines.addAll(lines(potts, SMALLEST, LARGEST, "resolution and least chosen"));
        firstUses.ifPresent(times -> {
            List<List<ChanceRule.Group>> groups =
                    potts.stream().map(rule -> groups(rule, times)).toList();
            lines.addAll(chanceLines(groups, ChanceRule.Group::size, "chance by size"));
            lines.addAll(chanceLines(
                    groups, ChanceRule.Group::sizeAndFirstUse, "chance by size and closeness of first use"));
        });
        return lines;
    }

    /**
     * For each half of the first split the rule that is best on the other, then the means over all splits, of each the
     * two halves together.
     */
    private List<String> lines(List<Rule> rules, int smallest, int largest, String how) {
        List<String> lines = new ArrayList<>();
        List<Rule> candidates = candidates(rules, smallest, largest);
        double[] precisions = new double[SPLITS];
        double[] recalls = new double[SPLITS];
        double[] f1 = new double[SPLITS];
        for (int split = 0; split < SPLITS; split++) {
            Rates both = new Rates(0, 0, 0, 0);
            for (Halves half : Halves.values()) {
                Rule best = bestOn(splits.get(split), EnumSet.of(half.other()), candidates);
                Rates rates = rates(best, splits.get(split), EnumSet.of(half));
                both = sum(both, rates);
                if (split == 0) {
                    lines.add(LabelledSets.line(named(best), EnumSet.of(half), figures(rates), how));
                }
            }
            precisions[split] = both.precision();
            recalls[split] = both.recall();
            f1[split] = both.f1();
        }
        lines.add(LabelledSets.line(
                "mean over " + SPLITS + " splits",
                EnumSet.allOf(Halves.class),
                List.of(
                        Bootstrap.of(precisions).mean(),
                        Bootstrap.of(recalls).mean(),
                        Bootstrap.of(f1).mean()),
                how));
        Set<Halves> all = EnumSet.allOf(Halves.class);
        Rule best = bestOn(splits.get(0), all, candidates);
        Rates rates = rates(best, splits.get(0), all);
        lines.add(LabelledSets.line(named(best), all, figures(rates), how + " on all: what is at most there"));
        return lines;
    }

    private List<ChanceRule.Group> groups(Rule rule, FirstUses times) {
        List<ChanceRule.Group> groups = new ArrayList<>();
        for (int group = 0; group < rule.groups.communityCount(); group++) {
            int[] members = rule.groups.members(group);
            int[] claimants =
                    Arrays.stream(members).filter(node -> isClaimant[node]).toArray();
            if (claimants.length >= SMALLEST) {
                int sybils = (int)
                        Arrays.stream(claimants).filter(node -> isSybil[node]).count();
                double surprise = times.surprise(Arrays.stream(claimants));
                groups.add(new ChanceRule.Group(members[0], claimants.length, sybils, surprise));
            }
        }
        return groups;
    }

    /** As {@link #lines(List, int, int, String)}, by rules that were made on the other half, of each resolution one. */
    private List<String> chanceLines(
            List<List<ChanceRule.Group>> byResolution, Function<ChanceRule.Group, double[]> figures, String name) {
        List<String> lines = new ArrayList<>();
        double[][] means = new double[3][SPLITS];
        for (int split = 0; split < SPLITS; split++) {
            Halves[] halves = splits.get(split);
            Rates both = new Rates(0, 0, 0, 0);
            for (Halves half : Halves.values()) {
                Rates rates = rates(byResolution, figures, halves, half);
                both = sum(both, rates);
                if (split == 0) {
                    lines.add(LabelledSets.line(
                            "Leiden, constant Potts", EnumSet.of(half), figures(rates), "resolution chosen, " + name));
                }
            }
            List<Double> values = figures(both);
            for (int i = 0; i < means.length; i++) {
                means[i][split] = values.get(i);
            }
        }
        lines.add(LabelledSets.line(
                "mean over " + SPLITS + " splits",
                EnumSet.allOf(Halves.class),
                Arrays.stream(means).map(values -> Bootstrap.of(values).mean()).toList(),
                "resolution chosen, " + name));
        return lines;
    }

    private Rates rates(
            List<List<ChanceRule.Group>> byResolution,
            Function<ChanceRule.Group, double[]> figures,
            Halves[] halves,
            Halves half) {
        double best = -1;
        Rates rates = new Rates(0, 0, 0, 0);
        for (List<ChanceRule.Group> groups : byResolution) {
            List<ChanceRule.Group> known = groups.stream()
                    .filter(group -> halves[group.firstNode()] != half)
                    .toList();
            ChanceRule rule = ChanceRule.of(known, figures, hunters(halves, half.other()));
            if (rule.bestF1() > best) {
                best = rule.bestF1();
                List<ChanceRule.Group> rings = groups.stream()
                        .filter(group -> halves[group.firstNode()] == half && rule.isRing(group))
                        .toList();
                int right = rings.stream().mapToInt(ChanceRule.Group::sybils).sum();
                rates = new Rates(
                        right,
                        rings.stream().mapToInt(ChanceRule.Group::claimants).sum(),
                        right,
                        hunters(halves, half));
            }
        }
        return rates;
    }

    private int hunters(Halves[] halves, Halves half) {
        return (int) IntStream.range(0, isSybil.length)
                .filter(node -> isSybil[node] && halves[node] == half)
                .count();
    }

    private static String named(Rule rule) {
        return rule.name + ", at least " + rule.least + " claimants";
    }

    private static Rates sum(Rates a, Rates b) {
        return new Rates(
                a.rightlyReported() + b.rightlyReported(),
                a.reported() + b.reported(),
                a.found() + b.found(),
                a.planted() + b.planted());
    }

    private static List<Double> figures(Rates rates) {
        return List.of(rates.precision(), rates.recall(), rates.f1());
    }

    private static List<Rule> candidates(List<Rule> rules, int smallest, int largest) {
        return rules.stream()
                .flatMap(rule -> IntStream.rangeClosed(smallest, largest).mapToObj(rule::withLeast))
                .toList();
    }

    /** Of these rules the one with the greatest minimum of precision and recall on a half. */
    Rule bestOn(Halves[] halves, Set<Halves> on, List<Rule> rules) {
        return rules.stream()
                .max(Comparator.comparingDouble(rule -> {
                    Rates rates = rates(rule, halves, on);
                    return rates.reported() == 0 ? 0 : Math.min(rates.precision(), rates.recall());
                }))
                .orElseThrow();
    }

    /** Precision and recall of the claimants in groups that are called rings; groups never reach over halves. */
    Rates rates(Rule rule, Halves[] halves, Set<Halves> on) {
        int reported = 0;
        int right = 0;
        int planted = 0;
        for (int group = 0; group < rule.groups.communityCount(); group++) {
            int claimants = 0;
            int sybils = 0;
            for (int node : rule.groups.members(group)) {
                claimants += isClaimant[node] && on.contains(halves[node]) ? 1 : 0;
                sybils += isSybil[node] && on.contains(halves[node]) ? 1 : 0;
            }
            planted += sybils;
            if (claimants >= rule.least) {
                reported += claimants;
                right += sybils;
            }
        }
        return new Rates(right, reported, right, planted);
    }

    private Partition componentsOfClaimants() {
        CsrGraphBuilder among = CsrGraph.builder(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (long arc = graph.firstArc(node); arc < graph.endArc(node); arc++) {
                if (graph.head(arc) > node && isClaimant[node] && isClaimant[graph.head(arc)]) {
                    among.addEdge(node, graph.head(arc), 1);
                }
            }
        }
        return ConnectedComponents.detect(among.build(), ConnectedComponentsOptions.defaults(), control)
                .partition();
    }
}
