package io.cowcatcher.quality;

import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.graph.CsrGraphBuilder;
import io.cowcatcher.graph.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small graph drawn in text, with named nodes: {@code "a-b b-c:2.5 d"} is a path of two edges, the second of weight
 * 2.5, and an isolated node. Nodes are numbered in the order in which they are first named.
 */
public final class DrawnGraph {
    private static final Pattern NODE_OR_EDGE = Pattern.compile("(\\w+)(-(\\w+)(:(\\S+))?)?");

    private static final Pattern NAME_OR_BAR = Pattern.compile("\\w+|\\|");

    private final List<String> names = new ArrayList<>();
    private final CsrGraph graph;

    private DrawnGraph(String drawing) {
        List<MatchResult> parts = NODE_OR_EDGE.matcher(drawing).results().toList();
        for (MatchResult part : parts) {
            add(part.group(1));
            add(part.group(3));
        }
        CsrGraphBuilder builder = CsrGraph.builder(names.size());
        for (MatchResult part : parts) {
            if (part.group(3) != null) {
                double weight = part.group(5) == null ? 1 : Double.parseDouble(part.group(5));
                builder.addEdge(names.indexOf(part.group(1)), names.indexOf(part.group(3)), weight);
            }
        }
        this.graph = builder.build();
    }

    private void add(@Nullable String name) {
        if (name != null && !names.contains(name)) {
            names.add(name);
        }
    }

    public static DrawnGraph of(String drawing) {
        return new DrawnGraph(drawing);
    }

    /** The drawing of a clique of nodes named by one letter each: {@code "abc"} gives {@code "a-b a-c b-c"}. */
    public static String clique(String letters) {
        List<String> edges = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            for (int j = i + 1; j < letters.length(); j++) {
                edges.add(letters.charAt(i) + "-" + letters.charAt(j));
            }
        }
        return String.join(" ", edges);
    }

    public CsrGraph graph() {
        return graph;
    }

    /** Reads {@code "a b | c"}. */
    public Partition partition(String drawing) {
        int[] labels = new int[names.size()];
        int group = 0;
        for (MatchResult part : NAME_OR_BAR.matcher(drawing).results().toList()) {
            if (part.group().equals("|")) {
                group++;
            } else {
                labels[names.indexOf(part.group())] = group;
            }
        }
        return Partition.of(labels);
    }

    /** Writes {@code "a b | c"}. */
    public String draw(Partition partition) {
        List<String> groups = new ArrayList<>();
        for (int community = 0; community < partition.communityCount(); community++) {
            groups.add(Arrays.stream(partition.members(community))
                    .mapToObj(names::get)
                    .collect(Collectors.joining(" ")));
        }
        return String.join(" | ", groups);
    }
}
