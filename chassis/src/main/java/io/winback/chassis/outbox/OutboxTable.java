package io.winback.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The rows that wait for the relay. Each batch is one statement: a churn wave writes thousands a second. */
@ApplicationScoped
class OutboxTable {

    private final AgroalDataSource database;

    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(MANDATORY)
    void insert(List<OutboxRow> rows) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into outbox (id, aggregatetype, aggregateid, type, payload, occurred_at, causationid, traceparent)
                        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(rows, OutboxRow::id)));
            insert.setArray(2, connection.createArrayOf("text", column(rows, OutboxRow::topic)));
            insert.setArray(3, connection.createArrayOf("text", column(rows, OutboxRow::key)));
            insert.setArray(4, connection.createArrayOf("text", column(rows, OutboxRow::type)));
            insert.setArray(5, connection.createArrayOf("text", column(rows, OutboxRow::payload)));
            insert.setArray(6, connection.createArrayOf("timestamptz", column(rows, OutboxRow::occurredAt)));
            insert.setArray(7, connection.createArrayOf("uuid", column(rows, OutboxRow::causationId)));
            insert.setArray(8, connection.createArrayOf("text", column(rows, OutboxRow::traceparent)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxUnavailable(e);
        }
    }

    /** The oldest rows, by position. A lower position that commits late is found the next time. */
    Map<Long, OutboxRow> oldest(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement("select * from outbox order by position limit ?")) {
            select.setInt(1, limit);
            var rows = new LinkedHashMap<Long, OutboxRow>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.put(result.getLong("position"), row(result));
                }
            }
            return rows;
        }
    }

    void delete(Connection connection, Collection<Long> positions) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where position = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    /** The backlog from the first and the last row, which the index finds. Counting would read a million rows during an outage. */
    Backlog backlog() throws SQLException {
        try (var connection = database.getConnection();
                var ends = connection.prepareStatement("""
                        select first.occurred_at, last.position - first.position + 1
                        from (select position, occurred_at from outbox order by position limit 1) first,
                            (select position from outbox order by position desc limit 1) last""");
                var result = ends.executeQuery()) {
            return result.next()
                    ? new Backlog(result.getLong(2), instant(result.getObject(1, OffsetDateTime.class)))
                    : Backlog.NONE;
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getObject("id", UUID.class),
                result.getString("aggregatetype"),
                result.getString("aggregateid"),
                result.getString("type"),
                result.getString("payload"),
                instant(result.getObject("occurred_at", OffsetDateTime.class)),
                result.getObject("causationid", UUID.class),
                result.getString("traceparent"));
    }

    /** Null for the two infinite times of PostgreSQL. */
    private static Instant instant(OffsetDateTime time) {
        return time.equals(OffsetDateTime.MIN) || time.equals(OffsetDateTime.MAX) ? null : time.toInstant();
    }

    private static Object[] column(List<OutboxRow> rows, Function<OutboxRow, Object> value) {
        var column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column.toArray();
    }
}
