package io.cowcatcher.benchmarks.yardstick;

import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.TimeFormat;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ring.AccountFacts;
import io.cowcatcher.ring.EntityRule;
import io.cowcatcher.ring.EntityWeights;
import io.cowcatcher.ring.EvidenceFamily;
import io.cowcatcher.ring.SamePersonOptions;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRing;
import io.cowcatcher.ring.SamePersonRings;
import io.cowcatcher.run.RunControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts of which it is known whether they are frauds, with the devices and IP addresses they were seen on. */
final class DeviceFraud {
    private static final String FILE = "device-fraud.csv.gz";
    private static final double RECALL = .48;
    private static final double PRECISION = .70;
    private static final double MINUTE_DAYS = 1 / 1440.0;
    private static final EntityRule IP_RULE = new EntityRule(EvidenceFamily.TERMINAL, .3, EntityRule.NEVER_ALONE, 50);
    private static final double[] IP_BASES = {.3, .6, 1};
    private static final int[] IP_STRONG_FROM = {EntityRule.NEVER_ALONE, 3, 2};

    private final HeteroGraph graph;
    private final AccountFacts facts;
    private final IdColumn devices;
    private final PurchaseLog log;
    private final Set<String> frauds;
    private final Halves[] halves;
    private final RunControl control;

    DeviceFraud(PurchaseLog log, Set<String> frauds, RunControl control) {
        this.log = log;
        this.graph = HeteroGraph.of(log);
        this.facts = AccountFacts.of(log, graph);
        this.devices = log.column(PurchaseField.DEVICE);
        this.frauds = frauds;
        this.halves = Halves.of(whoSharesWhat(log), 1, control);
        this.control = control;
    }

    static DeviceFraud read(Path folder, RunControl control) {
        Path file = folder.resolve(FILE);
        Set<String> frauds = new HashSet<>();
        DataTable.forEachRow(file, ',', row -> {
            if (row.getField("class").equals("1")) {
                frauds.add(row.getField("user_id"));
            }
        });
        PurchaseLog log = CsvPurchaseSource.of(file, IngestOptions.defaults().withTime(TimeFormat.of("M/d/yy H:mm")))
                .read(RejectSink.none(), control)
                .log();
        return new DeviceFraud(log, frauds, control);
    }

    /** Accounts, then devices, then addresses, as nodes; for what is connected. */
    private static CsrGraph whoSharesWhat(PurchaseLog log) {
        int users = log.ids(PurchaseField.USER).size();
        int deviceCount = log.ids(PurchaseField.DEVICE).size();
        CsrGraphBuilder shared =
                CsrGraph.builder(users + deviceCount + log.ids(PurchaseField.IP).size());
        for (int row = 0; row < log.size(); row++) {
            int user = log.column(PurchaseField.USER).code(row);
            int device = log.column(PurchaseField.DEVICE).code(row);
            int ip = log.column(PurchaseField.IP).code(row);
            if (device != Ids.NONE) {
                shared.addEdge(user, users + device, 1);
            }
            if (ip != Ids.NONE) {
                shared.addEdge(user, users + deviceCount + ip, 1);
            }
        }
        return shared.build();
    }

    /** One line for each way to rank and each half; what is chosen is chosen on the other half. */
    List<String> lines() {
        SamePersonResult defaults = search(EntityWeights.defaults());
        Map<String, Double> chosen = new HashMap<>();
        List<String> settings = new ArrayList<>();
        for (Halves half : Halves.values()) {
            EntityRule ip = chosenOn(half.other());
            settings.add("IP weighs " + ip.base() + ", ties "
                    + (ip.tiesAlone() ? ip.strongFrom() + " accounts" : "none alone"));
            tieScores(search(with(ip))).forEach((user, score) -> {
                if (isIn(user, EnumSet.of(half))) {
                    chosen.put(user, score);
                }
            });
        }
        String choice = settings.stream().distinct().collect(Collectors.joining("; "));
        List<String> lines = new ArrayList<>();
        for (Set<Halves> on : Halves.scopes()) {
            lines.add(line("accounts on the device", on, accountsOnDevice(), "reference"));
            lines.add(line("rings", on, ringScores(defaults), "defaults"));
            lines.add(line("ties", on, tieScores(defaults), "defaults"));
            lines.add(line("ties, and bought at once", on, boughtAtOnceFirst(tieScores(defaults)), "defaults"));
            lines.add(line("ties", on, chosen, choice));
            lines.add(line("ties, and bought at once", on, boughtAtOnceFirst(chosen), choice));
        }
        return lines;
    }

    private String line(String method, Set<Halves> on, Map<String, Double> scores, String settings) {
        RankingFigures figures = figures(scores, on);
        return LabelledSets.line(
                method,
                on,
                List.of(figures.precisionAtRecall(), figures.recallAtPrecision(), figures.averagePrecision()),
                settings);
    }

    private SamePersonResult search(EntityWeights weights) {
        return SamePersonRings.detect(graph, facts, SamePersonOptions.defaults().withWeights(weights), control);
    }

    private static EntityWeights with(EntityRule ip) {
        return EntityWeights.defaults().withRule(NodeType.IP, ip);
    }

    /** The rule on IP addresses with which ties rank the accounts of a half best. */
    private EntityRule chosenOn(Halves half) {
        EntityRule best = IP_RULE;
        double most = -1;
        for (double base : IP_BASES) {
            for (int strongFrom : IP_STRONG_FROM) {
                EntityRule rule = IP_RULE.withBase(base).withStrongFrom(strongFrom);
                double figure =
                        figures(tieScores(search(with(rule))), EnumSet.of(half)).averagePrecision();
                if (figure > most) {
                    most = figure;
                    best = rule;
                }
            }
        }
        return best;
    }

    RankingFigures figures(Map<String, Double> scores, Set<Halves> on) {
        Map<String, Double> there = new HashMap<>(scores);
        there.keySet().removeIf(user -> !isIn(user, on));
        Set<String> wanted = new HashSet<>(frauds);
        wanted.removeIf(user -> !isIn(user, on));
        return RankingFigures.of(there, wanted, RECALL, PRECISION);
    }

    private boolean isIn(String user, Set<Halves> on) {
        return on.contains(halves[log.ids(PurchaseField.USER).code(user)]);
    }

    Map<String, Double> accountsOnDevice() {
        IdColumn users = log.column(PurchaseField.USER);
        Map<Integer, Set<Integer>> usersOf = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            usersOf.computeIfAbsent(devices.code(row), device -> new HashSet<>())
                    .add(users.code(row));
        }
        Map<String, Double> scores = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            double count = devices.code(row) == Ids.NONE
                    ? 0
                    : usersOf.getOrDefault(devices.code(row), Set.of()).size();
            scores.merge(users.ids().id(users.code(row)), count, Math::max);
        }
        return scores;
    }

    /** What the strengths of an account's ties add up to: how many others are expected to be its owner's. */
    private Map<String, Double> tieScores(SamePersonResult result) {
        Map<String, Double> scores = new HashMap<>();
        for (int user = 0; user < graph.nodeCount(NodeType.USER); user++) {
            double sum = 0;
            for (long arc = result.ties().firstArc(user); arc < result.ties().endArc(user); arc++) {
                sum += result.ties().weight(arc);
            }
            scores.put(graph.ids(NodeType.USER).id(user), sum);
        }
        return scores;
    }

    private Map<String, Double> ringScores(SamePersonResult result) {
        Map<String, Double> scores = new HashMap<>();
        for (int user = 0; user < graph.nodeCount(NodeType.USER); user++) {
            scores.put(graph.ids(NodeType.USER).id(user), 0.0);
        }
        for (SamePersonRing ring : result.rings()) {
            int[] members = ring.members();
            for (int i = 0; i < members.length; i++) {
                scores.put(graph.ids(NodeType.USER).id(members[i]), ring.score() * ring.memberScore(i));
            }
        }
        return scores;
    }

    /** Accounts that bought within the minute they were opened in, before all others. */
    private Map<String, Double> boughtAtOnceFirst(Map<String, Double> scores) {
        Map<String, Double> changed = new HashMap<>();
        scores.forEach((user, score) -> {
            boolean atOnce = facts.ageDays(graph.ids(NodeType.USER).code(user)) <= MINUTE_DAYS;
            changed.put(user, atOnce ? score + scores.size() : score);
        });
        return changed;
    }
}
