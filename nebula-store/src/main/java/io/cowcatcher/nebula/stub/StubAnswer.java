package io.cowcatcher.nebula.stub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a graph service answers: a code and a text, or a table. Codes and texts are those of Nebula 3.8. */
record StubAnswer(int code, String text, List<String> columns, List<List<@Nullable Object>> rows) {
    static final int SESSION_INVALID = -1002;
    static final int SYNTAX_ERROR = -1004;
    static final int EXECUTION_ERROR = -1005;
    static final int SEMANTIC_ERROR = -1009;

    static final StubAnswer DONE = new StubAnswer(0, "", List.of(), List.of());

    static StubAnswer error(int code, String text) {
        return new StubAnswer(code, text, List.of(), List.of());
    }

    static StubAnswer table(List<String> columns, List<List<@Nullable Object>> rows) {
        return new StubAnswer(0, "", columns, rows);
    }

    boolean isError() {
        return code != 0;
    }
}
