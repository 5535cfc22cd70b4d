package io.cowcatcher.nebula.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.vesoft.nebula.graph.ExecutionResponse;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the model is as strict as Nebula. */
@Timeout(60)
class GraphModelTest {
    private final GraphModel model = new GraphModel();

    private StubAnswer execute(String statement) {
        return model.execute("cow", statement, () -> true);
    }

    private void createSpace() {
        execute("CREATE SPACE IF NOT EXISTS `cow`(partition_num = 1, replica_factor = 1,"
                + " vid_type = FIXED_STRING(16))");
        execute("CREATE TAG IF NOT EXISTS `user`(`a` int64 NULL)");
    }

    @Test
    void insert_syntaxErrorInALaterRow_writesNoRow() {
        createSpace();

        StubAnswer answer = execute("INSERT VERTEX `user`(`a`) VALUES \"u\":(1), \"v\":(1");

        assertThat(answer.code()).isEqualTo(StubAnswer.SYNTAX_ERROR);
        assertThat(model.vertexCount("cow", "user")).isZero();
    }

    @Test
    void insert_twoWritersOfARow_refusesOne() throws Exception {
        createSpace();
        model.slowWrites(Duration.ofMillis(500));
        Callable<StubAnswer> first = () -> execute("INSERT VERTEX `user`(`a`) VALUES \"u\":(1), \"v\":(1)");
        Callable<StubAnswer> second = () -> execute("INSERT VERTEX `user`(`a`) VALUES \"w\":(2), \"u\":(2)");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<StubAnswer>> answers = threads.invokeAll(List.of(first, second));

            List<String> texts =
                    List.of(answers.get(0).get().text(), answers.get(1).get().text());
            assertThat(texts)
                    .containsOnlyOnce("")
                    .anyMatch(text -> text.contains("More than one request trying to add/update/delete"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(execute("INSERT VERTEX `user`(`a`) VALUES \"u\":(3)").isError())
                .isFalse();
    }

    @Test
    void execute_statementAboveTheLimit_isRefused() throws Exception {
        try (GraphdStub stub = GraphdStub.start(model);
                Socket socket = new Socket()) {
            byte[] statement = ("YIELD 1" + " ".repeat(4 << 20)).getBytes(StandardCharsets.UTF_8);

            ExecutionResponse answer =
                    new StubSession(stub, socket).execute(stub.newSession().getAsLong(), statement);

            assertThat(answer.getError_code().getValue()).isEqualTo(StubAnswer.SYNTAX_ERROR);
            assertThat(new String(answer.getError_msg(), StandardCharsets.UTF_8))
                    .isEqualTo("SyntaxError: Query is too large (4194311 > 4194304).");
        }
    }
}
