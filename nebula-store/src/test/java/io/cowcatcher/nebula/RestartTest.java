package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import io.cowcatcher.run.OwnJvm;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million edges from a process with little memory, past ten ends of the server at moments drawn by chance. */
@Timeout(300)
class RestartTest {
    private static final int EDGES = 1_000_000;
    private static final int RESTARTS = 10;
    private static final int LEAST_STATEMENTS = EDGES / 256;

    @TempDir
    Path folder;

    @Test
    void write_millionEdgesPastTenRestarts_losesNoneAndDoublesNone() throws Exception {
        GraphModel model = new GraphModel();
        AtomicInteger restarts = new AtomicInteger();
        ExecutorService killer = Executors.newSingleThreadExecutor();
        try (GraphdStub stub = Trial.stubWithSchema(model, VertexIds.readable())) {
            long before = stub.statementCount();
            NavigableSet<Long> moments = moments(new SplittableRandom(20_261_126), before + 200);
            stub.failBy((statement, number) -> {
                synchronized (moments) {
                    if (!moments.isEmpty() && moments.first() <= number) {
                        moments.pollFirst();
                        Future<?> ignored = killer.submit(() -> {
                            stub.kill();
                            stub.restart();
                            restarts.incrementAndGet();
                        });
                    }
                }
                return Fault.none();
            });

            OwnJvm.Ended outcome = OwnJvm.with("-Xmx64m", "-XX:+UseSerialGC")
                    .run(
                            ManyLogins.class,
                            stub.address(),
                            Integer.toString(EDGES),
                            folder.resolve("failures").toString());

            assertThat(outcome.output()).contains("complete true, events " + EDGES);
            assertThat(outcome.exitCode()).isZero();
        } finally {
            killer.shutdown();
        }
        assertThat(restarts.get()).isEqualTo(RESTARTS);
        assertThat(folder.resolve("failures")).doesNotExist();
        assertThat(model.edgeCount(Trial.SPACE)).isEqualTo(EDGES);
        requireEveryLogin(model);
    }

    private static NavigableSet<Long> moments(SplittableRandom random, long first) {
        NavigableSet<Long> moments = new TreeSet<>();
        while (moments.size() < RESTARTS) {
            moments.add(first + random.nextInt(LEAST_STATEMENTS - 400));
        }
        return moments;
    }

    private static void requireEveryLogin(GraphModel model) {
        BitSet seen = new BitSet(EDGES);
        AtomicInteger wrong = new AtomicInteger();
        model.forEachEdge(Trial.SPACE, "used_device", (source, target, rank, properties) -> {
            int number = ManyLogins.number(rank);
            boolean isRight = source.equals("u:" + ManyLogins.user(number))
                    && target.equals("d:" + ManyLogins.device(number))
                    && !seen.get(number);
            wrong.addAndGet(isRight ? 0 : 1);
            seen.set(number);
        });
        assertThat(wrong.get()).isZero();
        assertThat(seen.cardinality()).isEqualTo(EDGES);
    }
}
