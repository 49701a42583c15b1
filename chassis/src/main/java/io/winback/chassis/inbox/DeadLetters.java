package io.winback.chassis.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.winback.chassis.database.DatabaseErrors;
import io.winback.chassis.database.StorableText;
import io.winback.chassis.http.FailureInWords;
import io.winback.chassis.outbox.Unsendable;
import io.winback.chassis.outbox.UnsendableRows;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Dead letters: records that could not be handled, and rows of our outbox that can never be sent. */
@ApplicationScoped
class DeadLetters implements UnsendableRows {

    /** The partition of an event of this service that was never sent. Its offset is its position in the outbox. */
    static final int NEVER_SENT = -1;

    /** The cause of a failure that has no message in plain words. */
    static final String UNKNOWN_CAUSE = "an error in the service; its log has the cause";

    private static final int LONGEST_CAUSE = 2_000;

    private final AgroalDataSource database;
    private final MeterRegistry metrics;
    private final Clock clock;

    DeadLetters(AgroalDataSource database, MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.database = database;
        this.clock = clock;
    }

    /** Stores a record with its cause in plain words. The same record again changes nothing. */
    void add(RawRecord record, Throwable cause) {
        var text = StorableText.of(FailureInWords.of(cause, UNKNOWN_CAUSE), LONGEST_CAUSE);
        try {
            insert(record, StorableText.of(record.key()), storable(record.headers()), text);
        } catch (SQLException e) {
            if (DatabaseErrors.caused(e)) {
                throw new InboxUnavailable(e);
            }
            addWithoutHeaders(record, text);
        }
    }

    @Override
    public void keep(Unsendable row) {
        var payload = row.payload() == null ? null : row.payload().getBytes(UTF_8);
        add(new RawRecord(row.topic(), NEVER_SENT, row.position(), row.key(), row.headers(), payload), row.cause());
        metrics.counter("winback.deadletters", "topic", row.topic()).increment();
    }

    /** Stores the position, payload and cause of a record whose key or headers cannot be stored. */
    private void addWithoutHeaders(RawRecord record, String cause) {
        try {
            insert(record, null, Map.of(), cause);
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }

    private void insert(RawRecord record, String key, Map<String, String> headers, String cause) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into dead_letter (id, topic, partition, record_offset, record_key, headers, payload, cause, failed_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, UuidCreator.getTimeOrderedEpoch());
            insert.setString(2, record.topic());
            insert.setInt(3, record.partition());
            insert.setLong(4, record.offset());
            insert.setString(5, key);
            insert.setString(6, EventJson.write(headers));
            insert.setBytes(7, record.payload());
            insert.setString(8, cause);
            insert.setObject(9, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** The newest first. @param id null for the first page */
    List<DeadLetter> before(UUID id, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, topic, partition, record_offset, record_key, headers, cause, failed_at, replayed_at
                        from dead_letter where ?::uuid is null or id < ? order by id desc limit ?""")) {
            select.setObject(1, id);
            select.setObject(2, id);
            select.setInt(3, limit);
            var letters = new ArrayList<DeadLetter>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    letters.add(letter(result));
                }
            }
            return letters;
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }

    /** Reads a dead letter, and locks it until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Locked> lock(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, topic, partition, record_offset, record_key, headers, cause, failed_at, replayed_at, payload
                        from dead_letter where id = ? for update""")) {
            select.setObject(1, id);
            return first(select);
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    Instant replayed(UUID id) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update dead_letter set replayed_at = ? where id = ?")) {
            update.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            update.setObject(2, id);
            update.executeUpdate();
            return now;
        } catch (SQLException e) {
            throw new InboxUnavailable(e);
        }
    }

    /** A dead letter and its record. */
    record Locked(DeadLetter letter, RawRecord record) {}

    private static Optional<Locked> first(PreparedStatement select) throws SQLException {
        try (var result = select.executeQuery()) {
            if (!result.next()) {
                return Optional.empty();
            }
            var letter = letter(result);
            return Optional.of(new Locked(
                    letter,
                    new RawRecord(
                            letter.topic(),
                            letter.partition(),
                            letter.offset(),
                            letter.key(),
                            letter.headers(),
                            result.getBytes("payload"))));
        }
    }

    private static DeadLetter letter(ResultSet result) throws SQLException {
        return new DeadLetter(
                result.getObject("id", UUID.class),
                result.getString("topic"),
                result.getInt("partition"),
                result.getLong("record_offset"),
                result.getString("record_key"),
                EventJson.readBack(result.getString("headers"), new TypeReference<>() {}),
                result.getString("cause"),
                instant(result, "failed_at"),
                instant(result, "replayed_at"));
    }

    private static Instant instant(ResultSet result, String column) throws SQLException {
        var time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Map<String, String> storable(Map<String, String> headers) {
        var storable = new TreeMap<String, String>();
        headers.forEach((name, value) -> storable.put(StorableText.of(name), StorableText.of(value)));
        return storable;
    }
}
