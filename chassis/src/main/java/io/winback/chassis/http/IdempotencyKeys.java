package io.winback.chassis.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.CallerKind;
import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.Sealing;
import io.winback.chassis.secrets.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests that take effect once. The effect, the key and the answer are one transaction. A repeated request with the same
 * key and body gets the first answer. A request that failed can be repeated under the same key.
 */
@ApplicationScoped
public class IdempotencyKeys {

    static final String HEADER = "Idempotency-Key";

    private static final SealedColumn BODY = new SealedColumn("idempotency_key", "body");
    private static final int MAX_LENGTH = 128;
    private static final Pattern CUSTOMER_IN_PATH = Pattern.compile("/v1/customers/([A-Za-z0-9._-]{1,64})(/|$)");

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Caller caller;
    private final Sealing sealing;

    IdempotencyKeys(AgroalDataSource database, ObjectMapper json, Clock clock, Caller caller, Sealing sealing) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.caller = caller;
        this.sealing = sealing;
    }

    /**
     * Runs the work, unless it was done under this key before.
     *
     * @param key of the header; null to run it always
     * @param operation the scope of the key, together with the caller: another operation and another caller may use the same key
     * @param command the body of the request
     * @throws Conflict while a request with the same key is in progress
     * @throws RuleViolation {@code IDEMPOTENCY_KEY_REUSED} if the key was used with another body
     */
    public Response once(String key, String operation, Object command, Supplier<Response> work) {
        if (key == null) {
            return QuarkusTransaction.requiringNew().call(work::get);
        }
        if (key.isBlank() || key.length() > MAX_LENGTH || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw notAKey();
        }
        var fingerprint = Sha256.of(write(command));
        var scope = scope(operation);
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                if (!lock(connection, scope, key)) {
                    throw new Conflict("a request with this Idempotency-Key is in progress");
                }
                var earlier = earlier(connection, scope, operation, key, fingerprint);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                var answer = work.get();
                remember(connection, scope, key, fingerprint, answer, customerOf(operation, command, answer));
                return answer;
            }
        });
    }

    /**
     * The framework takes an empty header for none.
     *
     * @throws InvalidInput if the header is empty
     */
    static void requireNotEmpty(String header) {
        if (header != null && header.isBlank()) {
            throw notAKey();
        }
    }

    private static InvalidInput notAKey() {
        return new InvalidInput(HEADER, "header", "must be 1 to 128 visible ASCII characters");
    }

    /** The answer may hold personal data, so only the caller that got it first gets it again. */
    private String scope(String operation) {
        return caller.name().map(name -> name + " " + operation).orElse(operation);
    }

    /** Locks a key until the transaction ends. @return whether no other request holds it */
    private static boolean lock(Connection connection, String scope, String key) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, ByteBuffer.wrap(Sha256.of(scope + '\n' + key)).getLong());
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /**
     * The scopes of earlier releases, until their rows expire: releases without callers had the operation alone, and a bearer token had
     * the scope of a person.
     */
    private String[] earlierScopes(String scope, String operation) {
        return caller.kind() == CallerKind.PROVIDER_ACCOUNT
                ? new String[] {
                    operation,
                    CallerKind.PERSON.text()
                            + scope.substring(CallerKind.PROVIDER_ACCOUNT.text().length())
                }
                : new String[] {operation};
    }

    /** The answer under this scope, or under one of an earlier release. */
    private Optional<Response> earlier(
            Connection connection, String scope, String operation, String key, byte[] fingerprint) throws SQLException {
        try (var select = connection.prepareStatement("""
            select fingerprint, status, location, body, operation from idempotency_key
            where (operation = ? or operation = any (?)) and key = ? order by operation = ? desc limit 1""")) {
            select.setString(1, scope);
            select.setArray(2, connection.createArrayOf("text", earlierScopes(scope, operation)));
            select.setString(3, key);
            select.setString(4, scope);
            try (var result = select.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(fingerprint, result.getBytes(1))) {
                    throw new RuleViolation(
                            "IDEMPOTENCY_KEY_REUSED", "this Idempotency-Key was used with another body; use a new key");
                }
                var location = result.getString(3);
                return Optional.of(Response.status(result.getInt(2))
                        .location(location == null ? null : URI.create(location))
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                        .entity(sealing.open(BODY, rowId(result.getString(5), key), result.getString(4)))
                        .build());
            }
        }
    }

    /** The customer that the path, the request or the answer names; null if none does. */
    private String customerOf(String operation, Object command, Response answer) {
        var path = CUSTOMER_IN_PATH.matcher(operation);
        if (path.find()) {
            return path.group(1);
        }
        return Stream.of(command, answer.getEntity())
                .filter(Objects::nonNull)
                .map(part -> json.valueToTree(part).findValue("customerId"))
                .filter(id -> id != null && id.isTextual())
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
    }

    private void remember(
            Connection connection, String scope, String key, byte[] fingerprint, Response answer, String customerId)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into idempotency_key (operation, key, fingerprint, status, location, body, done_at, customer_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, scope);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            insert.setInt(4, answer.getStatus());
            insert.setString(
                    5,
                    answer.getLocation() == null ? null : answer.getLocation().toString());
            insert.setString(6, sealing.seal(BODY, rowId(scope, key), write(answer.getEntity())));
            insert.setObject(7, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(8, customerId);
            insert.executeUpdate();
        }
    }

    private static String rowId(String scope, String key) {
        return scope + '\n' + key;
    }

    private String write(Object value) {
        try {
            return json.writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
