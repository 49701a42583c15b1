package io.winback.chassis.sealing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The pass over each table. Its row is the lock that lets one replica at a time work on the table. */
@ApplicationScoped
class SealingPasses {

    private final AgroalDataSource database;

    SealingPasses(AgroalDataSource database) {
        this.database = database;
    }

    /** Locks the pass until the transaction ends, and creates it if there is none. @return empty if another replica holds it */
    @Transactional(MANDATORY)
    Optional<SealingPass> lock(String table) {
        try (var connection = database.getConnection()) {
            try (var insert = connection.prepareStatement(
                    "insert into sealing_pass (table_name) values (?) on conflict do nothing")) {
                insert.setString(1, table);
                insert.executeUpdate();
            }
            try (var select = connection.prepareStatement("""
                select keys, keys_since, began_at, position, unread, missed, unreadable, finished_at
                from sealing_pass where table_name = ? for update skip locked""")) {
                select.setString(1, table);
                try (var result = select.executeQuery()) {
                    if (!result.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(new SealingPass(
                            result.getString(1),
                            instant(result, 2),
                            instant(result, 3),
                            result.getString(4),
                            result.getLong(5),
                            result.getLong(6),
                            result.getLong(7),
                            instant(result, 8)));
                }
            }
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    /** The keys of the last pass over each table. A table without a pass is missing. */
    @Transactional(MANDATORY)
    Map<String, String> keys() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select table_name, keys from sealing_pass where keys <> ''");
                var result = select.executeQuery()) {
            var keys = new HashMap<String, String>();
            while (result.next()) {
                keys.put(result.getString(1), result.getString(2));
            }
            return keys;
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    void store(String table, SealingPass pass) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                    update sealing_pass set keys = ?, keys_since = ?, began_at = ?, position = ?, unread = ?, missed = ?,
                        unreadable = ?, finished_at = ?
                    where table_name = ?""")) {
            update.setString(1, pass.keys());
            update.setObject(2, time(pass.keysSince()));
            update.setObject(3, time(pass.beganAt()));
            update.setString(4, pass.position());
            update.setLong(5, pass.unread());
            update.setLong(6, pass.missed());
            update.setLong(7, pass.unreadable());
            update.setObject(8, time(pass.finishedAt()));
            update.setString(9, table);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    /** About how many rows a table has. A small table is counted. */
    @Transactional(MANDATORY)
    long rows(String table) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                    select case when relpages > 10000 then reltuples::bigint else (select count(*) from %s) end
                    from pg_class where oid = ?::regclass""".formatted(table))) {
            select.setString(1, table);
            try (var result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    /** How many rows of each table may not be sealed with the keys in use. */
    @Transactional
    Map<String, Long> left() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select table_name, unread + missed from sealing_pass");
                var result = select.executeQuery()) {
            var left = new HashMap<String, Long>();
            while (result.next()) {
                left.put(result.getString(1), result.getLong(2));
            }
            return left;
        } catch (SQLException e) {
            throw new SealingUnavailable(e);
        }
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        var time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
