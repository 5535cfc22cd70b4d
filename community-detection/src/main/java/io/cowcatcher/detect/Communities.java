package io.cowcatcher.detect;

import io.cowcatcher.community.CommunityMethod;
import io.cowcatcher.community.CommunityResult;
import io.cowcatcher.detect.GroupedSearch.Found;
import io.cowcatcher.detect.ViewedLinks.Viewed;
import io.cowcatcher.graph.CsrGraph;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the communities of every view of every similarity graph by every method; those of views with the same gate at
 * the same time, one method in one view a task.
 */
final class Communities {
    private static final String PHASE = "communities";

    private final PurchaseIndex index;
    private final List<LinkView> views;
    private final List<CommunityMethod> methods;

    Communities(PurchaseIndex index, SearchOptions.Grouping grouping) {
        this.index = index;
        this.views = grouping.views();
        this.methods = grouping.methods();
    }

    /** The communities of these graphs, in the order of graphs, gates, views and methods. */
    List<Found> of(List<SimilarityGraph> graphs, RunControl control) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            RunControl ofGraph = part(control, i, graphs.size());
            ViewedLinks viewed = new ViewedLinks(index, graphs.get(i), ofGraph);
            List<List<LinkView>> gates = viewed.byGate(views);
            for (int j = 0; j < gates.size(); j++) {
                found.addAll(of(graphs.get(i), viewed.through(gates.get(j)), part(ofGraph, j, gates.size())));
            }
        }
        return found;
    }

    /** The communities of what these graphs show of some users alone, in the order of graphs and methods. */
    List<Found> among(BitSet users, List<SimilarityGraph> graphs, RunControl control) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            RunControl ofGraph = part(control, i, graphs.size());
            SimilarityGraph links = graphs.get(i);
            Viewed swept = new Viewed(LinkView.whole().of(links), new ViewedLinks(index, links, ofGraph).among(users));
            found.addAll(of(links, List.of(swept), ofGraph));
        }
        return found;
    }

    private static RunControl part(RunControl control, int part, int parts) {
        return control.phase(PHASE, part / (double) parts, (part + 1) / (double) parts);
    }

    private record Task(LinkView view, CommunityMethod method, CsrGraph graph) {
        MemoryEstimate estimate() {
            return method.estimate(graph);
        }

        CommunityResult run(RunControl control) {
            return method.detect(graph, control);
        }
    }

    private List<Found> of(SimilarityGraph links, List<Viewed> seen, RunControl control) {
        List<Task> tasks = seen.stream()
                .flatMap(viewed -> methods.stream().map(method -> new Task(viewed.view(), method, viewed.graph())))
                .toList();
        CommunityResult[] results = new CommunityResult[tasks.size()];
        if (tasks.size() < control.parallelism()) {
            for (int i = 0; i < results.length; i++) {
                control.admit(tasks.get(i).estimate());
                results[i] = tasks.get(i).run(part(control, i, results.length));
            }
        } else {
            control.admit(largest(tasks, control.parallelism()));
            control.forEach(results.length, i -> results[i] = tasks.get(i).run(control.onCallingThread()));
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            found.add(new Found(links, tasks.get(i).view(), results[i]));
        }
        return found;
    }

    /** What the tasks that take the most memory take at the same time. */
    private static MemoryEstimate largest(List<Task> tasks, int parallelism) {
        return tasks.stream()
                .map(Task::estimate)
                .sorted(Comparator.comparingLong(MemoryEstimate::upperBytes).reversed())
                .limit(parallelism)
                .reduce(MemoryEstimate::plus)
                .orElseThrow();
    }
}
