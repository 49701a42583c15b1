package io.winback.chassis.keys;

import io.agroal.api.AgroalDataSource;
import io.winback.chassis.access.AccessScope;
import io.winback.chassis.access.KnownKey;
import io.winback.chassis.access.Role;
import io.winback.events.access.AccessKeyChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All issued API keys that this service knows, with their last use at this service. */
@ApplicationScoped
public class KnownKeys {

    private static final Logger LOG = Logger.getLogger(KnownKeys.class);

    private final AgroalDataSource database;

    KnownKeys(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(MANDATORY)
    void store(List<AccessKeyChanged> changes) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                    insert into known_key (key_id, hash, name, roles, scopes, expires_at, revoked_at, version)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (key_id) do update set
                        hash = excluded.hash, name = excluded.name, roles = excluded.roles, scopes = excluded.scopes,
                        expires_at = excluded.expires_at, revoked_at = excluded.revoked_at, version = excluded.version
                    where known_key.version < excluded.version\
                    """)) {
            for (var change : changes) {
                upsert.setObject(1, change.keyId());
                upsert.setString(2, change.hash());
                upsert.setString(3, change.name());
                upsert.setArray(4, array(upsert, change.roles()));
                upsert.setArray(5, array(upsert, change.scopes()));
                upsert.setObject(6, time(change.expiresAt()));
                upsert.setObject(7, time(change.revokedAt()));
                upsert.setLong(8, change.version());
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new KnownKeysUnavailable(e);
        }
    }

    List<KnownKey> all() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select key_id, name, hash, roles, scopes, expires_at, revoked_at from known_key");
                var row = select.executeQuery()) {
            var keys = new ArrayList<KnownKey>();
            while (row.next()) {
                read(row).ifPresent(keys::add);
            }
            return keys;
        } catch (SQLException e) {
            throw new KnownKeysUnavailable(e);
        }
    }

    /** @return empty if this release cannot read a scope of the key; without its scopes the key could do more than it may */
    private static Optional<KnownKey> read(ResultSet row) throws SQLException {
        var keyId = row.getObject("key_id", UUID.class);
        try {
            return Optional.of(new KnownKey(
                    keyId,
                    row.getString("name"),
                    row.getString("hash"),
                    roles(row.getArray("roles")),
                    scopes(row.getArray("scopes")),
                    instant(row, "expires_at"),
                    instant(row, "revoked_at")));
        } catch (IllegalArgumentException e) {
            LOG.warnf("the API key %s is not accepted: %s", keyId, e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores the last uses. An earlier use than the stored one has no effect. */
    @Transactional(MANDATORY)
    public void noteUses(Map<UUID, Instant> uses) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                    update known_key set last_used_at = used.at
                    from unnest(?, ?) as used(key_id, at)
                    where known_key.key_id = used.key_id
                      and (known_key.last_used_at is null or known_key.last_used_at < used.at)\
                    """)) {
            var keyIds = List.copyOf(uses.keySet());
            update.setArray(1, connection.createArrayOf("uuid", keyIds.toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            keyIds.stream().map(keyId -> time(uses.get(keyId))).toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new KnownKeysUnavailable(e);
        }
    }

    /** The last uses of these keys; a key that was not used is missing. */
    public Map<UUID, Instant> lastUses(Collection<UUID> keyIds) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select key_id, last_used_at from known_key where key_id = any(?) and last_used_at is not"
                                + " null")) {
            select.setArray(1, connection.createArrayOf("uuid", keyIds.toArray()));
            return uses(select).stream().collect(Collectors.toMap(KeyUse::keyId, KeyUse::usedAt));
        } catch (SQLException e) {
            throw new KnownKeysUnavailable(e);
        }
    }

    /** The last uses, by the id of the key. */
    List<KeyUse> usesAfter(UUID keyId, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                    select key_id, last_used_at from known_key
                    where key_id > ? and last_used_at is not null order by key_id limit ?\
                    """)) {
            select.setObject(1, keyId);
            select.setInt(2, limit);
            return uses(select);
        } catch (SQLException e) {
            throw new KnownKeysUnavailable(e);
        }
    }

    private static List<KeyUse> uses(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var uses = new ArrayList<KeyUse>();
            while (row.next()) {
                uses.add(new KeyUse(row.getObject("key_id", UUID.class), instant(row, "last_used_at")));
            }
            return uses;
        }
    }

    /** A role that this release does not know is left out, and so is that of services. */
    private static Set<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .flatMap(name -> Role.withName(name).stream())
                .filter(Role.grantable()::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<AccessScope> scopes(Array texts) throws SQLException {
        return Arrays.stream((String[]) texts.getArray())
                .map(AccessScope::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Array array(PreparedStatement statement, List<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
