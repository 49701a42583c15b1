package io.winback.chassis;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.Topic;
import io.winback.events.offer.CouponUnavailable;
import io.winback.local.broker.BrokerSecurity;
import io.winback.local.broker.KafkaBroker;
import io.winback.local.database.PostgresServer;
import io.winback.local.process.FreePort;
import io.winback.local.stack.Topics;
import io.winback.testkit.TestCertificates;
import io.winback.testkit.TopicRecords;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A broker and a database that refuse connections without TLS are used by settings alone. */
@QuarkusTest
@TestProfile(EncryptedConnectionsTest.EncryptedServers.class)
class EncryptedConnectionsTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.ofThisMachine();
    private static final TestCertificates OTHERS = TestCertificates.ofThisMachine();
    private static final String PASSWORD = "a-password-of-the-broker";
    private static final int POSTGRES_PORT = FreePort.any();
    private static final int KAFKA_PORT = FreePort.any();

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    /** Other servers than those of the other tests. */
    public static class EncryptedServers implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Servers.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** Starts the servers, and names the settings with which they are used. */
    public static class Servers implements QuarkusTestResourceLifecycleManager {

        private final Map<String, String> before = new HashMap<>();
        private PostgresServer postgres;
        private KafkaBroker broker;

        @Override
        public Map<String, String> start() {
            var home = temporary();
            postgres = PostgresServer.encrypted(home, POSTGRES_PORT, CERTIFICATES.certificate(), CERTIFICATES.key());
            postgres.start();
            postgres.createDatabase("encrypted");
            broker = new KafkaBroker(home, KAFKA_PORT, FreePort.any(), security(CERTIFICATES, PASSWORD));
            broker.start();
            broker.createTopics(Topics.all(1));
            var settings = new HashMap<String, String>();
            settings.put("quarkus.datasource.jdbc.url", url("verify-full", CERTIFICATES));
            settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
            security(CERTIFICATES, PASSWORD).ofClients().forEach((name, value) -> settings.put("kafka." + name, value));
            // The settings of the other tests are system properties, which win over those that this method returns.
            settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
            return Map.of();
        }

        @Override
        public void stop() {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
            broker.child().kill();
            postgres.kill();
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("winback-encrypted-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void everyConnectionToTheDatabaseIsEncrypted() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                    select count(*), count(*) filter (where ssl.ssl) from pg_stat_ssl ssl
                    join pg_stat_activity activity using (pid) where activity.client_addr is not null\
                    """);
                var result = query.executeQuery()) {
            result.next();
            assertThat(result.getInt(1)).isPositive();
            assertThat(result.getInt(2)).isEqualTo(result.getInt(1));
        }
    }

    @Test
    void anEventPassesTheEncryptedBroker() {
        var customer = "c-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        new CouponUnavailable(customer, UUID.randomUUID(), "o-1", Refusal.OFFER_UNAVAILABLE)));

        eventually().untilAsserted(() -> {
            var keys = new HashSet<String>();
            TopicRecords.read(kafka, Topic.OFFER_EVENTS.toString(), event -> keys.add(event.key()));
            assertThat(keys).contains(customer);
        });
    }

    @Test
    void theDatabaseRefusesAConnectionWithoutTls() {
        assertThatThrownBy(() -> connect(url("disable", CERTIFICATES)).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }

    @Test
    void aDatabaseWithAnotherCertificateIsNotUsed() {
        assertThatThrownBy(() -> connect(url("verify-full", OTHERS)).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
    }

    @Test
    void theBrokerRefusesAWrongPasswordWithoutNamingIt() {
        assertThatThrownBy(() -> nodes(security(CERTIFICATES, "wrong-password").ofClients()))
                .hasCauseInstanceOf(SaslAuthenticationException.class)
                .hasMessageNotContainingAny("wrong-password", PASSWORD);
    }

    @Test
    void aBrokerWithAnotherCertificateIsNotUsed() {
        assertThatThrownBy(() -> nodes(security(OTHERS, PASSWORD).ofClients()))
                .hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void theBrokerAnswersNoClientWithoutTls() {
        assertThatThrownBy(() -> nodes(Map.of())).isInstanceOf(Exception.class);
    }

    private static void nodes(Map<String, String> security) throws Exception {
        var settings = new HashMap<String, Object>(security);
        settings.put("bootstrap.servers", "127.0.0.1:" + KAFKA_PORT);
        settings.put("default.api.timeout.ms", "4000");
        settings.put("request.timeout.ms", "2000");
        try (var admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(10, TimeUnit.SECONDS);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, null);
    }

    private static String url(String mode, TestCertificates trusted) {
        return "jdbc:postgresql://localhost:%d/encrypted?sslmode=%s&sslrootcert=%s"
                .formatted(POSTGRES_PORT, mode, trusted.certificate());
    }

    private static BrokerSecurity security(TestCertificates certificates, String password) {
        return new BrokerSecurity(certificates.certificate(), certificates.key(), "winback", password);
    }
}
