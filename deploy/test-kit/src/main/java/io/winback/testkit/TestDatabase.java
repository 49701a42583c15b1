package io.winback.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Queries the database of the tests. */
public final class TestDatabase {

    private TestDatabase() {}

    /** The first column of a result, as text. */
    public static List<String> column(String sql, Object... parameters) {
        try (var connection = TestInfrastructure.database().connect(TestInfrastructure.DATABASE);
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            var values = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first value of a result, as text. */
    public static String value(String sql, Object... parameters) {
        return column(sql, parameters).get(0);
    }

    /** Whether another transaction waits for a lock of this one. */
    public static boolean isWaitedFor(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
