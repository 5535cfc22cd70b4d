package io.cowcatcher.nebula.stub;

/** Ends a statement with an error of the model. */
final class StubError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    StubError(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    static StubError execution(String text) {
        return new StubError(StubAnswer.EXECUTION_ERROR, text);
    }

    StubAnswer answer() {
        String text = getMessage();
        return StubAnswer.error(code, text == null ? "" : text);
    }
}
