package io.winback.testkit;

import io.winback.local.broker.KafkaBroker;
import io.winback.local.database.PostgresServer;
import io.winback.local.process.FreePort;
import io.winback.local.stack.Topics;
import io.winback.local.standin.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts Kafka, PostgreSQL and the stand-ins before the first test of a module, and stops them after the last. Tests find
 * them by system properties, which Quarkus reads as configuration.
 */
public final class TestInfrastructure implements LauncherSessionListener {

    /**
     * A resource of modules whose tests need no infrastructure or start a stack themselves. It is no system property: Surefire looks
     * for tests in Maven's process, which does not get those of the tests, if it starts several test processes.
     */
    private static final String NOT_WANTED = "META-INF/winback-test-without-infrastructure";

    private static final String HOME = "winback.test.home";
    private static final String KAFKA_PORT = "winback.test.kafka.port";
    private static final String CONTROLLER_PORT = "winback.test.controller.port";
    private static final String POSTGRES_PORT = "winback.test.postgres.port";
    private static final String STAND_INS = "winback.test.stand-ins";
    static final String DATABASE = "winback";
    private static final int PARTITIONS = 3;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty(HOME) != null || !isWanted()) {
            return;
        }
        System.setProperty(HOME, newHome().toString());
        System.setProperty(KAFKA_PORT, Integer.toString(FreePort.any()));
        System.setProperty(CONTROLLER_PORT, Integer.toString(FreePort.any()));
        System.setProperty(POSTGRES_PORT, Integer.toString(FreePort.any()));
        Runtime.getRuntime().addShutdownHook(new Thread(TestInfrastructure::end));

        database().start();
        database().createDatabase(DATABASE);
        database().createDatabase(OwnDatabase.NAME);
        database().createDatabase(AuditDatabase.NAME);
        broker().start();
        broker().createTopics(Topics.all(PARTITIONS));

        startStandIns();

        System.setProperty("quarkus.datasource.jdbc.url", database().jdbcUrl(DATABASE));
        System.setProperty("quarkus.datasource.username", PostgresServer.USER);
        System.setProperty("kafka.bootstrap.servers", broker().bootstrapServers());
        // TestCredentialCallback configures it
        System.setProperty("quarkus.test.rest-assured.enable-logging-on-failure", "false");
        // Parallel builds do not share a port
        System.setProperty("quarkus.http.test-port", "0");
        System.setProperty("winback.access.configured-keys", TestKeys.configured());
        System.setProperty("winback.access.service-key", TestKeys.of("SERVICE"));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (System.getProperty(HOME) != null) {
            end();
        }
    }

    private static boolean isWanted() {
        return TestInfrastructure.class.getClassLoader().getResource(NOT_WANTED) == null;
    }

    /** The database of the tests. */
    public static PostgresServer database() {
        return new PostgresServer(home(), Integer.getInteger(POSTGRES_PORT));
    }

    /** The broker of the tests. */
    public static KafkaBroker broker() {
        return new KafkaBroker(home(), Integer.getInteger(KAFKA_PORT), Integer.getInteger(CONTROLLER_PORT));
    }

    /** The base URL of the stand-ins. */
    public static String standIns() {
        return System.getProperty(STAND_INS);
    }

    private static void startStandIns() {
        int http = FreePort.any();
        int smtp = FreePort.any();
        int smpp = FreePort.any();
        try {
            StandIns.start(http, smtp, smpp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(STAND_INS, "http://127.0.0.1:" + http);
        StandIns.settings(http, smtp, smpp).forEach(System::setProperty);
    }

    private static synchronized void end() {
        if (Files.exists(home())) {
            broker().child().kill();
            database().kill();
            delete(home());
        }
    }

    private static Path home() {
        return Path.of(System.getProperty(HOME));
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("winback-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
