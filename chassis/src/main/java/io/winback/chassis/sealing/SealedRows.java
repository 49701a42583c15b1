package io.winback.chassis.sealing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Reads and writes the sealed columns of tables, with one statement for a batch. */
@ApplicationScoped
class SealedRows {

    private final AgroalDataSource database;

    SealedRows(AgroalDataSource database) {
        this.database = database;
    }

    /** The rows after an id, in the order of their ids, without a lock. @param after empty for the first rows */
    @Transactional(MANDATORY)
    List<SealedRow> after(SealedTable table, String after, int most) {
        var sql = "select %s from %s %s order by %s limit %d"
                .formatted(
                        columns(table),
                        table.table(),
                        after.isEmpty() ? "" : "where %s > ?::%s".formatted(table.key(), table.keyType()),
                        table.key(),
                        most);
        return query(table, sql, statement -> {
            if (!after.isEmpty()) {
                statement.setString(1, after);
            }
        });
    }

    /** Whether a value of the table is sealed with this key. It reads the whole table if there is none. */
    @Transactional(MANDATORY)
    boolean exists(SealedTable table, String key) {
        var sql = "select 1 from %s where %s limit 1"
                .formatted(
                        table.table(),
                        table.values().stream()
                                .map(value -> value.column().column() + " like ?")
                                .collect(Collectors.joining(" or ")));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= table.values().size(); i++) {
                select.setString(i, Cipher.beginning(key) + "%");
            }
            try (var result = select.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    /** Locks these rows until the transaction ends. Rows that another transaction has locked are left out. */
    @Transactional(MANDATORY)
    List<SealedRow> lock(SealedTable table, List<SealedRow> rows) {
        var sql = "select %s from %s where %s = any(?::%s[]) order by %s for update skip locked"
                .formatted(columns(table), table.table(), table.key(), table.keyType(), table.key());
        return query(table, sql, statement -> statement.setArray(1, texts(statement, ids(rows))));
    }

    /** Stores the sealed columns of locked rows. Nothing else changes, and no version. */
    @Transactional(MANDATORY)
    void store(SealedTable table, List<SealedRow> rows) {
        var columns = table.columns();
        var plain = table.values().stream()
                .filter(SealedTable.Value::hasPlainColumn)
                .map(SealedTable.Value::plainColumn)
                .toList();
        var written = columns.stream().filter(column -> !plain.contains(column)).toList();
        var sql = "update %1$s set %2$s%3$s from unnest(?::%4$s[]%5$s) as new (id, %6$s) where %1$s.%7$s = new.id"
                .formatted(
                        table.table(),
                        written.stream()
                                .map(column -> column + " = new." + column)
                                .collect(Collectors.joining(", ")),
                        plain.stream().map(column -> ", " + column + " = null").collect(Collectors.joining()),
                        table.keyType(),
                        ", ?::text[]".repeat(written.size()),
                        String.join(", ", written),
                        table.key());
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setArray(1, texts(update, ids(rows)));
            for (int i = 0; i < written.size(); i++) {
                var column = written.get(i);
                update.setArray(
                        i + 2,
                        texts(
                                update,
                                rows.stream()
                                        .map(row -> row.stored().get(column))
                                        .toArray(String[]::new)));
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    private List<SealedRow> query(SealedTable table, String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.set(select);
            var rows = new ArrayList<SealedRow>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    var stored = new HashMap<String, String>();
                    for (var column : table.columns()) {
                        stored.put(column, result.getString(column));
                    }
                    rows.add(new SealedRow(result.getString(1), stored));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private static String columns(SealedTable table) {
        return "%s, %s".formatted(table.key(), String.join(", ", table.columns()));
    }

    private static String[] ids(List<SealedRow> rows) {
        return rows.stream().map(SealedRow::id).toArray(String[]::new);
    }

    private static java.sql.Array texts(PreparedStatement statement, String[] texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts);
    }
}
