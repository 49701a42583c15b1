package io.winback.chassis.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.chassis.database.WaitInterrupted;
import io.winback.events.EventJson;
import io.winback.events.Topic;
import io.winback.events.campaign.CouponRequested;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A batch in which some records fail. Each call of the use case is one transaction. */
@QuarkusTest
class InboxTest {

    /** Offsets of records that are not on the broker. */
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

    private static final int BATCH = 500;

    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    private final List<List<String>> transactions = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();

    @Test
    void oneFailingRecordIsFoundByBisection() throws SQLException {
        var records = records(BATCH);
        var poison = records.get(317);

        subscription(Set.of(poison.key()), () -> {
                    throw new IllegalStateException("poison");
                })
                .handle(new EventBatch(records));

        assertThat(transactions).hasSizeLessThanOrEqualTo(19);
        assertThat(handled).containsExactlyElementsOf(keysWithout(records, Set.of(poison.key())));
        assertThat(causeOf(poison)).isEqualTo("poison");
        assertThat(deadLettersAmong(records)).isEqualTo(1);
    }

    @Test
    void aNewConsumerHandlesItsFirstEventsInGrowingTransactions() {
        var records = records(BATCH);

        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(
                        CouponRequested.class,
                        requests -> transactions.add(requests.stream()
                                .map(CouponRequested::customerId)
                                .toList()))
                .handle(new EventBatch(records));

        assertThat(transactions).extracting(List::size).containsExactly(8, 16, 32, 64, 128, 252);
        assertThat(transactions.stream().flatMap(List::stream))
                .containsExactlyElementsOf(keysWithout(records, Set.of()));
    }

    @Test
    void aRepeatableSubscriptionHandlesTheEventsOfATopicThatIsReadAgain() {
        var batch = new EventBatch(records(3));
        var once = inbox.subscribe(Topic.CAMPAIGN_EVENTS).on(CouponRequested.class, this::note);
        once.handle(batch);
        once.handle(batch);
        assertThat(handled).hasSize(3);

        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .repeatable()
                .on(CouponRequested.class, this::note)
                .handle(batch);

        assertThat(handled.subList(3, handled.size())).containsExactlyElementsOf(handled.subList(0, 3));
    }

    @Test
    void aUseCaseForFirstEventsIsNotCalledAgainInARepeatableSubscription() {
        var batch = new EventBatch(records(3));
        var repeatable = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .repeatable()
                .on(CouponRequested.class, this::note)
                .onFirst(CouponRequested.class, this::note);

        repeatable.handle(batch);
        assertThat(handled).hasSize(6);
        repeatable.handle(batch);

        assertThat(handled).hasSize(9);
    }

    private void note(List<CouponRequested> requests) {
        requests.forEach(request -> handled.add(request.customerId()));
    }

    @Test
    void severalFailingRecordsCostABoundedNumberOfTransactions() throws SQLException {
        var records = records(BATCH);
        var poisons = new HashSet<String>();
        for (int i = 20; i < BATCH; i += 100) {
            poisons.add(records.get(i).key());
        }

        subscription(poisons, () -> {
                    throw new IllegalStateException("poison");
                })
                .handle(new EventBatch(records));

        // Five times two for each of the halvings that are not shared, and the shared ones
        assertThat(transactions).hasSizeLessThanOrEqualTo(5 * 2 * 7 + 9);
        assertThat(handled).containsExactlyElementsOf(keysWithout(records, poisons));
        assertThat(deadLettersAmong(records)).isEqualTo(5);
    }

    @Test
    void theEventsOfACustomerKeepTheirOrderAroundAFailingRecord() {
        var first = records(3);
        var second = first.stream().map(record -> recordOf(record.key())).toList();
        var records = Stream.concat(first.stream(), second.stream()).toList();
        var poison = first.get(1);

        inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(CouponRequested.class, requests -> {
                    if (requests.stream()
                            .anyMatch(request -> request.decisionId().equals(decisionOf(poison)))) {
                        throw new IllegalStateException("poison");
                    }
                    requests.forEach(request -> handled.add(request.decisionId().toString()));
                })
                .handle(new EventBatch(records));

        assertThat(handled)
                .containsExactly(Stream.of(first.get(0), first.get(2), second.get(0), second.get(1), second.get(2))
                        .map(record -> decisionOf(record).toString())
                        .toArray(String[]::new));
    }

    @Test
    void theInboxWaitsForADatabaseThatFailsDuringABisection() throws SQLException {
        var records = records(8);
        var poison = records.get(5);
        var failures = new AtomicLong();

        subscription(Set.of(poison.key(), records.get(4).key()), () -> {
                    // During the bisection the database is unavailable for longer than the retries of a record
                    if (failures.incrementAndGet() > 1 && failures.get() < 10) {
                        throw new IllegalStateException(new SQLException("gone", "08006"));
                    }
                    if (transactions.get(transactions.size() - 1).contains(poison.key())) {
                        throw new IllegalStateException("poison");
                    }
                })
                .handle(new EventBatch(records));

        assertThat(handled).containsExactlyElementsOf(keysWithout(records, Set.of(poison.key())));
        assertThat(deadLettersAmong(records)).isEqualTo(1);
    }

    @Test
    void aServiceThatStopsDuringAnOutageMakesNoDeadLetter() throws SQLException {
        var records = records(2);
        var interrupting = subscription(Set.of(records.get(0).key()), () -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(new SQLException("gone", "08006"));
        });

        assertThatThrownBy(() -> interrupting.handle(new EventBatch(records))).isInstanceOf(WaitInterrupted.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(deadLettersAmong(records)).isZero();
    }

    @Test
    void anErrorMakesADeadLetterAndTheConsumerContinues() throws SQLException {
        var records = records(8);
        var poison = records.get(5);

        subscription(Set.of(poison.key()), InboxTest::overflow).handle(new EventBatch(records));

        assertThat(handled).containsExactlyElementsOf(keysWithout(records, Set.of(poison.key())));
        assertThat(causeOf(poison)).isEqualTo("an error in the service; its log has the cause");
    }

    @Test
    void anyTextOfACauseOrAHeaderIsStored() throws SQLException {
        var lone = "\ud83d";
        var poison = new RawRecord(
                Topic.CAMPAIGN_EVENTS.toString(),
                0,
                OFFSETS.incrementAndGet(),
                "c-" + UUID.randomUUID(),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "CouponRequested",
                        "nul", "a\0b",
                        "escaped-nul", "a\\u0000b",
                        "lone", lone,
                        "escaped-lone", "\\ud83d"),
                "{".getBytes(UTF_8));
        var next = records(1).get(0);

        subscription(Set.of(), () -> {}).handle(new EventBatch(List.of(poison, next)));

        assertThat(handled).containsExactly(next.key());
        assertThat(textOf(poison, "headers ->> 'nul'")).isEqualTo("ab");
        assertThat(textOf(poison, "headers ->> 'escaped-nul'")).isEqualTo("a\\u0000b");
        assertThat(textOf(poison, "headers ->> 'lone'")).isEqualTo("\ufffd");
        assertThat(textOf(poison, "headers ->> 'escaped-lone'")).isEqualTo("\\ud83d");

        var other = records(1).get(0);
        subscription(Set.of(other.key()), () -> {
                    throw new IllegalStateException("a" + lone + "b\0c" + "😀".repeat(2_000));
                })
                .handle(new EventBatch(List.of(other)));

        assertThat(causeOf(other))
                .contains("a\ufffdbc😀")
                .doesNotContain("\ufffd😀\ufffd")
                .endsWith("😀");
    }

    /** PostgreSQL adds the values of a row to its errors, unless it is told not to. */
    @Test
    void theCauseOfADeadLetterHoldsNoValueOfARow() throws SQLException {
        var records = records(1);

        subscription(Set.of(records.get(0).key()), () -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute("create temporary table person (name text primary key) on commit drop");
                        statement.execute("insert into person values ('田中花子'), ('田中花子')");
                    } catch (SQLException e) {
                        throw new IllegalStateException("it cannot be kept", e);
                    }
                })
                .handle(new EventBatch(records));

        assertThat(causeOf(records.get(0)))
                .isEqualTo("the database refuses it: duplicate key value violates unique constraint \"person_pkey\"");
    }

    private static void overflow() {
        overflow();
    }

    private Subscription subscription(Set<String> poisons, Runnable failure) {
        Consumer<List<CouponRequested>> reaction = requests -> {
            var customers = requests.stream().map(CouponRequested::customerId).toList();
            transactions.add(customers);
            if (customers.stream().anyMatch(poisons::contains)) {
                failure.run();
            }
            handled.addAll(customers);
        };
        var subscription = inbox.subscribe(Topic.CAMPAIGN_EVENTS).on(CouponRequested.class, reaction);
        pastItsFirstEvents(subscription);
        return subscription;
    }

    /** From here on the subscription handles a batch as a whole. */
    private static void pastItsFirstEvents(Subscription subscription) {
        subscription.parts().of(Collections.nCopies(4 * BATCH, "event"));
    }

    private static List<RawRecord> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> recordOf("c-" + UUID.randomUUID()))
                .toList();
    }

    private static RawRecord recordOf(String customer) {
        var event = new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), "offer");
        return new RawRecord(
                Topic.CAMPAIGN_EVENTS.toString(),
                0,
                OFFSETS.incrementAndGet(),
                customer,
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UuidCreator.getTimeOrderedEpoch().toString(),
                        "ce_type", "CouponRequested"),
                EventJson.write(event).getBytes(UTF_8));
    }

    private static UUID decisionOf(RawRecord record) {
        return EventJson.readBack(new String(record.payload(), UTF_8), CouponRequested.class)
                .decisionId();
    }

    private static List<String> keysWithout(List<RawRecord> records, Set<String> poisons) {
        return records.stream()
                .map(RawRecord::key)
                .filter(key -> !poisons.contains(key))
                .toList();
    }

    private String causeOf(RawRecord record) throws SQLException {
        return textOf(record, "cause");
    }

    private String textOf(RawRecord record, String what) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select " + what + " from dead_letter where topic = ? and record_offset = ?")) {
            select.setString(1, record.topic());
            select.setLong(2, record.offset());
            try (var result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                return result.getString(1);
            }
        }
    }

    private long deadLettersAmong(List<RawRecord> records) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select count(*) from dead_letter where record_offset = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", records.stream().map(RawRecord::offset).toArray()));
            try (var result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
