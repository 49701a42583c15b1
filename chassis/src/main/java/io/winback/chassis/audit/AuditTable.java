package io.winback.chassis.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The table of audit entries, and the checkpoint of its retention. */
@ApplicationScoped
class AuditTable {

    private static final String COLUMNS = """
            entry_id, at, actor_kind, actor, acted_through, roles, address, trace_id, operation, subject, outcome, times, changes""";

    private final AgroalDataSource database;

    AuditTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Inserts all entries by one statement: in the transaction of the caller, if there is one. */
    void insert(List<AuditEntry> entries) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into audit_entry (" + COLUMNS
                        + ") select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(entries, AuditEntry::entryId)));
            insert.setArray(2, connection.createArrayOf("timestamptz", column(entries, entry -> entry.at()
                    .atOffset(ZoneOffset.UTC))));
            insert.setArray(3, connection.createArrayOf("text", origins(entries, origin -> origin.actorKind()
                    .name())));
            insert.setArray(4, connection.createArrayOf("text", origins(entries, AuditOrigin::actor)));
            insert.setArray(5, connection.createArrayOf("text", origins(entries, AuditOrigin::actedThrough)));
            insert.setArray(6, connection.createArrayOf("text", origins(entries, AuditOrigin::roles)));
            insert.setArray(7, connection.createArrayOf("text", origins(entries, AuditOrigin::address)));
            insert.setArray(8, connection.createArrayOf("text", origins(entries, AuditOrigin::traceId)));
            insert.setArray(9, connection.createArrayOf("text", origins(entries, AuditOrigin::operation)));
            insert.setArray(10, connection.createArrayOf("text", column(entries, AuditEntry::subject)));
            insert.setArray(11, connection.createArrayOf("int", column(entries, AuditEntry::outcome)));
            insert.setArray(12, connection.createArrayOf("int", column(entries, AuditEntry::times)));
            insert.setArray(13, connection.createArrayOf("text", column(entries, AuditEntry::changes)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** The last chained entry; the checkpoint if the retention deleted all. */
    ChainHead head() {
        return place("""
                (select position, hash from audit_entry where position is not null order by position desc limit 1)
                union all (select position, hash from audit_checkpoint)
                order by position desc limit 1""");
    }

    /** The last entry that the retention deleted. */
    ChainHead checkpoint() {
        return place("select position, hash from audit_checkpoint");
    }

    private ChainHead place(String sql) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var result = select.executeQuery()) {
            return result.next() ? ChainHead.of(result.getLong(1), result.getBytes(2)) : ChainHead.START;
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    long waiting() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from audit_entry where position is null");
                var result = select.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** Whether an entry has the operation. */
    boolean hasOperation(String operation) {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select exists (select from audit_entry where operation = ?)")) {
            select.setString(1, operation);
            try (var result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** The oldest entries without a position. */
    @Transactional(MANDATORY)
    List<AuditEntry> oldestWaiting(int limit) {
        return read("where position is null order by entry_id limit ?", select -> select.setInt(1, limit)).stream()
                .map(ChainedEntry::entry)
                .toList();
    }

    /** The entries after a position, in the order of the chain. */
    List<ChainedEntry> after(long position, int limit) {
        return read("where position > ? order by position limit ?", select -> {
            select.setLong(1, position);
            select.setInt(2, limit);
        });
    }

    /**
     * A page, the newest first, or the oldest first.
     *
     * @param from the id of the entry before the page; null for the first page
     */
    List<ChainedEntry> page(AuditSearch filter, UUID from, boolean newestFirst, int limit) {
        return read(
                filter.sql()
                        + (newestFirst
                                ? " and (?::uuid is null or entry_id < ?) order by entry_id desc limit ?"
                                : " and (?::uuid is null or entry_id > ?) order by entry_id limit ?"),
                select -> {
                    int next = filter.bind(select);
                    select.setObject(next, from);
                    select.setObject(next + 1, from);
                    select.setInt(next + 2, limit);
                });
    }

    @Transactional(MANDATORY)
    void chain(List<ChainedEntry> entries) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update audit_entry set position = chained.position, hash = decode(chained.hash, 'hex')
                        from unnest(?, ?, ?) as chained (entry_id, position, hash)
                        where audit_entry.entry_id = chained.entry_id""")) {
            update.setArray(1, connection.createArrayOf("uuid", column(entries, chained -> chained.entry()
                    .entryId())));
            update.setArray(2, connection.createArrayOf("bigint", column(entries, chained -> chained.place()
                    .position())));
            update.setArray(3, connection.createArrayOf("text", column(entries, chained -> chained.place()
                    .hash())));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** Deletes the beginning of the chain, and keeps its last place. */
    @Transactional(MANDATORY)
    void deleteUpTo(ChainHead last) {
        try (var connection = database.getConnection();
                var allow = connection.prepareStatement("select set_config('winback.audit_retention', 'on', true)");
                var delete = connection.prepareStatement("delete from audit_entry where position <= ?");
                var forbid = connection.prepareStatement("select set_config('winback.audit_retention', '', true)");
                var keep = connection.prepareStatement("""
                        insert into audit_checkpoint (position, hash) values (?, ?)
                        on conflict (only_row) do update set position = excluded.position, hash = excluded.hash""")) {
            allow.execute();
            delete.setLong(1, last.position());
            delete.executeUpdate();
            forbid.execute();
            keep.setLong(1, last.position());
            keep.setBytes(2, last.bytes());
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    /** Sets the parameters of a query. */
    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    private List<ChainedEntry> read(String condition, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select " + COLUMNS + ", position, hash from audit_entry " + condition)) {
            parameters.set(select);
            var entries = new ArrayList<ChainedEntry>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    entries.add(entry(result));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }

    private static ChainedEntry entry(ResultSet row) throws SQLException {
        var hash = row.getBytes("hash");
        return new ChainedEntry(
                new AuditEntry(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new AuditOrigin(
                                ActorKind.valueOf(row.getString("actor_kind")),
                                row.getString("actor"),
                                row.getString("acted_through"),
                                row.getString("roles"),
                                row.getString("address"),
                                row.getString("trace_id"),
                                row.getString("operation")),
                        row.getString("subject"),
                        row.getObject("outcome", Integer.class),
                        row.getInt("times"),
                        row.getString("changes")),
                hash == null ? null : ChainHead.of(row.getLong("position"), hash));
    }

    private static Object[] origins(List<AuditEntry> entries, Function<AuditOrigin, Object> value) {
        return column(entries, entry -> value.apply(entry.origin()));
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        var column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column.toArray();
    }
}
