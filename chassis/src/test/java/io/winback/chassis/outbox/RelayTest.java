package io.winback.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.winback.events.Topic;
import io.winback.local.database.PostgresServer;
import io.winback.local.process.FreePort;
import io.winback.testkit.TestInfrastructure;
import io.winback.testkit.TopicRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Relays of one database on a real broker. */
class RelayTest {

    private static final int POOL = 5;
    private static final Duration SOON = Duration.ofMillis(100);

    private final String databaseName = "relay_" + UUID.randomUUID().toString().replace("-", "");
    private final String customer = "c-" + UUID.randomUUID();
    private final Map<Long, Unsendable> setAside = new ConcurrentHashMap<>();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<AgroalDataSource> pools = new ArrayList<>();
    private AgroalDataSource database;

    @BeforeEach
    void makeDatabase() throws SQLException, IOException {
        TestInfrastructure.database().createDatabase(databaseName);
        database = pool(TestInfrastructure.database().jdbcUrl(databaseName));
        for (var migration : List.of("V0.1__outbox_inbox_and_dead_letters.sql", "V0.2__tombstones.sql")) {
            try (var in = RelayTest.class.getResourceAsStream("/db/chassis/" + migration)) {
                run(new String(in.readAllBytes(), UTF_8));
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (var relay : relays) {
            relay.stop();
        }
        pools.forEach(AgroalDataSource::close);
    }

    @Test
    void recordsOfARelayThatLostItsLockDoNotArriveAfterThoseOfTheNextRelay() throws Exception {
        var holds = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var old = relay(new KafkaEventSender(kafka(), databaseName) {
            @Override
            Map<Long, Throwable> send(Map<Long, OutboxRow> rows, SignOfLife signOfLife)
                    throws InterruptedException, SQLException {
                if (holds.getCount() > 0) {
                    holds.countDown();
                    mayGoOn.await();
                }
                return super.send(rows, signOfLife);
            }
        });
        publish(0, 100);
        old.start();
        holds.await();

        endSessionOfTheLeader();
        var next = relay(broker());
        next.start();
        eventually().until(() -> arrived().size() == 100);
        publish(100, 200);
        eventually().until(() -> arrived().size() == 200);
        mayGoOn.countDown();
        eventually().until(() -> waitsForTheLock(old));

        assertThat(arrived()).isEqualTo(numbers(0, 200));
        next.stop();
        publish(200, 300);
        eventually().until(() -> arrived().size() == 300);
        assertThat(arrived()).isEqualTo(numbers(0, 300));
        assertThat(old.isRunning()).isTrue();
    }

    /** The next relay sends the uncommitted records of the old relay again, in their order. */
    @Test
    void anOpenTransactionOfARelayEndsBeforeTheNextRelaySends() throws Exception {
        var holds = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var old = relay(new KafkaEventSender(kafka(), databaseName) {
            @Override
            void commit() throws InterruptedException {
                if (holds.getCount() > 0) {
                    holds.countDown();
                    mayGoOn.await();
                }
                super.commit();
            }
        });
        publish(0, 50);
        old.start();
        holds.await();

        endSessionOfTheLeader();
        var next = relay(broker());
        next.start();
        eventually().until(() -> waiting() == 0);
        publish(50, 100);
        eventually().until(() -> waiting() == 0);
        mayGoOn.countDown();
        eventually().until(() -> waitsForTheLock(old));

        assertThat(arrived()).isEqualTo(both(numbers(0, 50), numbers(0, 100)));
        eventually().untilAsserted(() -> assertThat(committed()).isEqualTo(numbers(0, 100)));
    }

    @Test
    void rowsThatCanNeverBeSentBecomeDeadLettersAndTheOthersKeepTheirOrder() throws Exception {
        publish(0, 10);
        insert(Topic.CUSTOMER_EVENTS.toString(), incompressible(2_000_000), "now()");
        publish(10, 20);
        insert("no-such-topic", "{}", "now()");
        insert(Topic.CUSTOMER_EVENTS.toString(), "{}", "'infinity'");
        publish(20, 30);

        relay(broker()).start();

        eventually().until(() -> waiting() == 0);
        assertThat(arrived()).isEqualTo(numbers(0, 30));
        assertThat(setAside.values())
                .extracting(row -> row.cause().toString())
                .hasSize(3)
                .anyMatch(cause -> cause.contains("RecordTooLargeException"))
                .anyMatch(cause -> cause.contains("no-such-topic"))
                .anyMatch(cause -> cause.contains("time"));
    }

    @Test
    void aRecordThatTheBrokerRefusesAsTooLargeBecomesADeadLetter() throws Exception {
        mostBytes(Topic.CUSTOMER_EVENTS, "200000");
        try {
            publish(0, 10);
            insert(Topic.CUSTOMER_EVENTS.toString(), incompressible(500_000), "now()");
            publish(10, 20);

            relay(broker()).start();

            eventually().until(() -> waiting() == 0);
        } finally {
            mostBytes(Topic.CUSTOMER_EVENTS, "1048588");
        }
        assertThat(arrived().stream().distinct()).containsExactlyElementsOf(numbers(0, 20));
        eventually().untilAsserted(() -> assertThat(committed()).isEqualTo(numbers(0, 20)));
        assertThat(setAside).hasSize(1);
    }

    @Test
    void aRelayRetriesAfterAnyFailure() throws Exception {
        Queue<Throwable> failures = new ArrayDeque<>(List.of(
                new IllegalStateException("Cannot perform operation after producer has been closed"),
                new AuthorizationException("not you"),
                new NullPointerException(),
                new StackOverflowError(),
                new OutOfMemoryError("for now"),
                new SQLException("gone", "08006")));
        var relay = relay(new KafkaEventSender(kafka(), databaseName) {
            @Override
            Map<Long, Throwable> send(Map<Long, OutboxRow> rows, SignOfLife signOfLife)
                    throws InterruptedException, SQLException {
                if (!failures.isEmpty()) {
                    RelayTest.<RuntimeException>raise(failures.remove());
                }
                return super.send(rows, signOfLife);
            }
        });
        publish(0, 10);

        relay.start();

        eventually().until(() -> arrived().equals(numbers(0, 10)));
        assertThat(failures).isEmpty();
        assertThat(relay.isRunning()).isTrue();
        assertThat(setAside).isEmpty();
    }

    @Test
    void aRelayReturnsItsConnectionWithoutLockAndSettings() throws Exception {
        var relay = relay(broker());
        publish(0, 1);
        relay.start();
        eventually().until(() -> waiting() == 0);

        relay.stop();

        assertThat(number("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())"))
                .isZero();
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < POOL; i++) {
            connections.add(database.getConnection());
        }
        for (var connection : connections) {
            try (connection;
                    var statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "select current_setting('synchronous_commit'), current_setting('idle_session_timeout')")) {
                result.next();
                assertThat(result.getString(1)).isEqualTo("on");
                assertThat(result.getString(2)).isEqualTo("0");
            }
        }
    }

    @Test
    void aRelayThatHangsIsNotAlive() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        var relay = relay(new KafkaEventSender(kafka(), databaseName) {
            @Override
            void begin() {
                try {
                    mayGoOn.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.begin();
            }
        });
        relay.start();

        eventually().until(() -> !isAlive(relay));
        mayGoOn.countDown();

        eventually().until(() -> isAlive(relay));
    }

    @Test
    void aRelayWithoutBrokerOrDatabaseIsAlive() throws Exception {
        var tries = new AtomicInteger();
        var withoutBroker = relay(new KafkaEventSender(kafka(), databaseName) {
            @Override
            void begin() {
                tries.incrementAndGet();
                throw new TimeoutException("the broker is unavailable");
            }
        });
        var withoutDatabase =
                relay(broker(), pool("jdbc:postgresql://127.0.0.1:%d/none?connectTimeout=1".formatted(FreePort.any())));
        withoutBroker.start();
        withoutDatabase.start();

        eventually().until(() -> {
            assertThat(isAlive(withoutBroker)).isTrue();
            assertThat(isAlive(withoutDatabase)).isTrue();
            return tries.get() >= 20;
        });
    }

    private boolean isAlive(OutboxRelay relay) {
        return new RelayHealth(relay, new Settings(databaseName)).call().getStatus() == HealthCheckResponse.Status.UP;
    }

    private KafkaEventSender broker() {
        return new KafkaEventSender(kafka(), databaseName);
    }

    private OutboxRelay relay(KafkaEventSender broker) {
        return relay(broker, database);
    }

    private OutboxRelay relay(KafkaEventSender broker, AgroalDataSource database) {
        var relay = new OutboxRelay(
                database,
                new OutboxTable(database),
                broker,
                row -> setAside.put(row.position(), row),
                new Settings(databaseName),
                new SimpleMeterRegistry());
        relays.add(relay);
        return relay;
    }

    private AgroalDataSource pool(String url) throws SQLException {
        var pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pooled -> pooled.maxSize(POOL)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .acquisitionTimeout(Duration.ofMillis(500))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(url).principal(new NamePrincipal(PostgresServer.USER)))));
        pools.add(pool);
        return pool;
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    private static String bootstrapServers() {
        return TestInfrastructure.broker().bootstrapServers();
    }

    private Connection connection() throws SQLException {
        return TestInfrastructure.database().connect(databaseName);
    }

    private void run(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Events of one customer, each with its number. */
    private void publish(int from, int to) throws SQLException {
        run("""
                insert into outbox (id, aggregatetype, aggregateid, type, payload, occurred_at)
                select gen_random_uuid(), 'customer-events', '%s', 'CustomerChurned', n, now()
                from generate_series(%d, %d) n order by n""".formatted(customer, from, to - 1));
    }

    private void insert(String topic, String payload, String time) throws SQLException {
        run("""
                insert into outbox (id, aggregatetype, aggregateid, type, payload, occurred_at)
                values (gen_random_uuid(), '%s', '%s', 'CustomerChurned', '%s', %s)""".formatted(topic, customer, payload, time));
    }

    private static String incompressible(int length) {
        var text = new StringBuilder(length + 36);
        while (text.length() < length) {
            text.append(UUID.randomUUID());
        }
        return text.toString();
    }

    private long waiting() throws SQLException {
        return number("select count(*) from outbox");
    }

    private void endSessionOfTheLeader() throws SQLException {
        run("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())");
    }

    /** The relay has lost the lock and tries to get it again. */
    private boolean waitsForTheLock(OutboxRelay relay) throws SQLException {
        return relay.isRunning()
                && number("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and query like '%pg_try_advisory_lock%' and pid <> pg_backend_pid()"
                                + " and pid not in (select pid from pg_locks where locktype = 'advisory')")
                        > 0;
    }

    private long number(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> both(List<Integer> first, List<Integer> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** As our consumers read them: also uncommitted records. */
    private List<Integer> arrived() {
        return read("read_uncommitted");
    }

    private List<Integer> committed() {
        return read("read_committed");
    }

    private List<Integer> read(String isolation) {
        var numbers = new ArrayList<Integer>();
        TopicRecords.read(
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", isolation),
                Topic.CUSTOMER_EVENTS.toString(),
                record -> {
                    if (customer.equals(record.key())) {
                        numbers.add(Integer.valueOf(new String(record.value(), UTF_8)));
                    }
                });
        return numbers;
    }

    private static void mostBytes(Topic topic, String bytes) throws Exception {
        try (var admin = TestInfrastructure.broker().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.toString()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Short times. */
    private record Settings(String transactionalId) implements OutboxConfiguration {

        @Override
        public int batch() {
            return 1000;
        }

        @Override
        public Duration gather() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration poll() {
            return SOON;
        }

        @Override
        public Duration backOff() {
            return SOON;
        }

        @Override
        public Duration longestBackOff() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration deadAfter() {
            return Duration.ofSeconds(4);
        }
    }
}
