package io.cowcatcher.benchmarks;

import io.cowcatcher.similarity.PurchaseIndex;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same count join as SQL in DuckDB, in this process, with the same codes of users and items. */
final class DuckDbJoin implements AutoCloseable {
    private static final String SUMS =
            "select count(*), coalesce(sum(k), 0), coalesce(sum(k * a), 0), coalesce(sum(k * b), 0) from (%s)";
    private static final String AT_ANY_TIME = "with d as (select distinct u, i from e) select x.u a, y.u b, count(*) k"
            + " from d x join d y on x.i = y.i and x.u < y.u group by x.u, y.u having count(*) >= %d";
    /** Times are cut into buckets as long as the window, so that the join is one of equal keys with few rows each. */
    private static final String WITHIN =
            "with x as (select u, i, t, t // %1$d as g from e), y as (select u, i, t, g + o as g"
                    + " from x, (values (-1), (0), (1)) offsets(o)) select x.u a, y.u b, count(distinct x.i) k from x join y"
                    + " on x.i = y.i and x.g = y.g and x.u < y.u and y.t between x.t - %1$d and x.t + %1$d"
                    + " group by x.u, y.u having count(distinct x.i) >= %2$d";

    private final Connection connection;

    private DuckDbJoin(Connection connection) {
        this.connection = connection;
    }

    /** Loads the events of an index. */
    static DuckDbJoin load(PurchaseIndex index, int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads to " + threads);
            statement.execute("create table e (u integer, i integer, t bigint)");
        }
        try (DuckDBAppender rows = ((DuckDBConnection) connection).createAppender("main", "e")) {
            for (int event = 0; event < index.size(); event++) {
                rows.beginRow();
                rows.append(index.user(event));
                rows.append(index.item(event));
                rows.append(index.time(event));
                rows.endRow();
            }
        }
        return new DuckDbJoin(connection);
    }

    JoinAnswer atAnyTime(int minimumShared) throws SQLException {
        return answer(String.format(Locale.ROOT, AT_ANY_TIME, minimumShared));
    }

    JoinAnswer within(long millis, int minimumShared) throws SQLException {
        return answer(String.format(Locale.ROOT, WITHIN, millis, minimumShared));
    }

    private JoinAnswer answer(String pairs) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery(String.format(Locale.ROOT, SUMS, pairs))) {
            sums.next();
            return new JoinAnswer(sums.getLong(1), sums.getLong(2), sums.getLong(3), sums.getLong(4));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
