package io.cowcatcher.benchmarks;

import io.cowcatcher.community.LouvainOptions;
import io.cowcatcher.community.internal.FreeRunningMoves;
import io.cowcatcher.community.internal.Labels;
import io.cowcatcher.community.internal.LevelGraph;
import io.cowcatcher.community.internal.LocalMovePhase;
import io.cowcatcher.community.internal.Objective;
import io.cowcatcher.run.RunControl;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What it costs that any number of threads gives one result: the local moves of the first level against the same moves
 * by threads that run free, by turns.
 *
 * <pre>{@code
 * java -Xms4g -Xmx4g -cp benchmarks/target/benchmarks.jar io.cowcatcher.benchmarks.FreeRunning planted 10M threads=1,2
 * }</pre>
 */
public final class FreeRunning {
    private static final int TURNS = 3;

    private FreeRunning() {}

    /** Takes a graph as {@link NamedGraph} names it, and numbers of threads. */
    public static void main(String[] words) throws Exception {
        KeyedArguments arguments = new KeyedArguments(words, List.of("threads"));
        NamedGraph named = NamedGraph.of(arguments, 0);
        Objective objective = Objective.of(LouvainOptions.defaults().quality(), named.graph(), RunControl.inline());
        LevelGraph level = objective.base();
        ExecutorService workers = Executors.newCachedThreadPool();
        try {
            for (int turn = 1; turn <= TURNS; turn++) {
                long randomSeed = turn;
                for (String threads : arguments.list("threads", "1,2")) {
                    RunControl control = RunControl.on(workers, Integer.parseInt(threads));
                    Timing<Labels> promised = Timing.of(() -> LocalMovePhase.run(
                            level, objective, Labels.singletons(level.nodeCount()), randomSeed, control));
                    Timing<Labels> free = Timing.of(() ->
                            FreeRunningMoves.run(level, objective, Labels.singletons(level.nodeCount()), control));
                    System.out.printf(
                            Locale.ROOT,
                            "%s, threads %s: one result %s, quality %.5f; free running %s, quality %.5f; ratio %.2f%n",
                            named.name(),
                            threads,
                            promised,
                            objective.quality(level, promised.result(), control),
                            free,
                            objective.quality(level, free.result(), control),
                            promised.median() / free.median());
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
