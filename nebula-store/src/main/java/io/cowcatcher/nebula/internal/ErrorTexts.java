package io.cowcatcher.nebula.internal;

import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the error codes and texts of Nebula 3.8 mean: the code is the same, -1005, for nearly everything that storage
 * says, so the text decides.
 *
 * <p>Texts from {@code src/graph/executor/StorageAccessExecutor.h} of v3.8.0. What is not known is taken for final: a
 * statement that is repeated in vain does more harm than one that is reported.
 */
final class ErrorTexts {
    static final int SUCCEEDED = 0;
    private static final int BAD_USERNAME_PASSWORD = -1001;
    private static final int SESSION_INVALID = -1002;
    private static final int SESSION_TIMEOUT = -1003;
    private static final int SYNTAX_ERROR = -1004;
    private static final int BAD_PERMISSION = -1008;
    private static final int SEMANTIC_ERROR = -1009;
    private static final int PARTIAL_SUCCEEDED = -1011;
    private static final int SESSION_NOT_FOUND = -2069;
    private static final int RPC_FAILURE = -3;
    private static final int LEADER_CHANGED = -4;
    private static final int GRAPH_MEMORY = -2600;
    private static final int STORAGE_MEMORY = -3600;

    private static final List<String> BUSY = List.of(
            "not the leader",
            "please retry later",
            "is out of date",
            "raft buffer is full",
            "write is blocked when creating snapshot",
            "more than one request trying to",
            "atomic operation failed",
            "rpc failure",
            "leader change",
            "no valid leader",
            "high watermark");
    /** How storage tells errors it has no text for: those that pass with a new leader, or less to do. */
    private static final Pattern PASSING = Pattern.compile("error: E_(RPC_FAILURE|LEADER_CHANGED|LEADER_LEASE_FAILED"
            + "|CONSENSUS_ERROR|DATA_CONFLICT_ERROR|WRITE_WRITE_CONFLICT|PART_NOT_FOUND"
            + "|(GRAPH|STORAGE)_MEMORY_EXCEEDED|RAFT_(?!WAL_FAIL|INVALID|PERSIST)\\w+)\\(");

    private static final String NO_ROW = "vertex or edge not found";
    private static final Pattern PART_NOT_FOUND = Pattern.compile("part \\d+ not found", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION_GONE =
            Pattern.compile("session (was )?(not found|invalid|expired)|invalid session", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSENT =
            Pattern.compile("not ?found|not exist|no schema found|not existed", Pattern.CASE_INSENSITIVE);
    /** From the first quotation mark to the last, as what is quoted may hold some, but for that in "doesn't". */
    private static final Pattern QUOTED =
            Pattern.compile("(?!(?<=n)'t )[\"'`].*[\"'`]|(?!(?<=n)'t )[\"'`].*", Pattern.DOTALL);
    /** What looks like an id of ours, or a number that tells somebody, without quotation marks. */
    private static final Pattern BARE = Pattern.compile("\\b[a-z]{1,3}[:~]\\S+|\\d{6,}");

    private static final Pattern OF_USER =
            Pattern.compile("password|user (name )?(not|does)|account|permission", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");
    private static final int LONGEST = 200;

    private ErrorTexts() {}

    static Kind kind(int code, String text) {
        return switch (code) {
            case BAD_USERNAME_PASSWORD, BAD_PERMISSION -> Kind.CREDENTIALS;
            case SESSION_INVALID, SESSION_TIMEOUT, SESSION_NOT_FOUND -> Kind.SESSION;
            case SYNTAX_ERROR -> Kind.REJECTED;
            case SEMANTIC_ERROR -> ABSENT.matcher(text).find() ? Kind.ABSENT : Kind.REJECTED;
            case PARTIAL_SUCCEEDED, RPC_FAILURE, LEADER_CHANGED, GRAPH_MEMORY, STORAGE_MEMORY -> Kind.BUSY;
            default -> kindOf(text);
        };
    }

    /** What it means when nobody is let in: all but wrong credentials may pass, as too many sessions do. */
    static Kind kindOfRefusal(int code, String text) {
        boolean isOfUser =
                code == BAD_USERNAME_PASSWORD || OF_USER.matcher(text).find();
        return isOfUser ? Kind.CREDENTIALS : Kind.BUSY;
    }

    private static Kind kindOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (BUSY.stream().anyMatch(lower::contains)
                || PART_NOT_FOUND.matcher(text).find()
                || PASSING.matcher(text).find()) {
            return Kind.BUSY;
        }
        if (lower.contains(NO_ROW)) {
            return Kind.NO_ROW;
        }
        if (SESSION_GONE.matcher(text).find()) {
            return Kind.SESSION;
        }
        return ABSENT.matcher(text).find() ? Kind.ABSENT : Kind.REJECTED;
    }

    /**
     * What a server said, without what it may have quoted from the statement, on one line of at most 200 characters.
     */
    static String safe(String text) {
        String plain = CONTROL.matcher(
                        BARE.matcher(QUOTED.matcher(text).replaceAll("…")).replaceAll("…"))
                .replaceAll(" ")
                .strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
