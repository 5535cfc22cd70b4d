package io.cowcatcher.benchmarks;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Loading in DuckDB, in this process: the file to columns, the ids numbered, rows of numbers kept in memory. */
final class DuckDbLoad {
    private DuckDbLoad() {}

    static LoadAnswer load(Path file, LoadColumns columns, int threads) throws SQLException {
        String fields = quoted(columns.user()) + " u, " + quoted(columns.item()) + " i, epoch_ms(cast("
                + quoted(columns.time()) + " as timestamp)) t";
        List<String> steps = List.of(
                "set threads to " + threads,
                "set preserve_insertion_order to false",
                "create table text as select " + fields + " from read_csv('"
                        + file.toString().replace("'", "''") + "', header = true, all_varchar = true) where "
                        + quoted(columns.user()) + " is not null and " + quoted(columns.item()) + " is not null and "
                        + quoted(columns.time()) + " is not null",
                "create table users as select u, row_number() over () - 1 c from (select distinct u from text)",
                "create table items as select i, row_number() over () - 1 c from (select distinct i from text)",
                "create table e as select users.c::integer u, items.c::integer i, t from text join users using (u)"
                        + " join items using (i)");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
            try (ResultSet sums = statement.executeQuery("select count(*), (select count(*) from users),"
                    + " (select count(*) from items), coalesce(sum(t), 0)::hugeint from e")) {
                sums.next();
                long timeSum = new BigInteger(sums.getString(4)).longValue();
                return new LoadAnswer(sums.getLong(1), sums.getLong(2), sums.getLong(3), timeSum);
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
