package io.winback.local.database;

import io.winback.local.process.ChildProcess;
import io.winback.local.process.Polling;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One PostgreSQL server with its data in a folder. It is durable: the embedding library switches {@code fsync} and
 * {@code synchronous_commit} off, and this class switches them on.
 */
public final class PostgresServer {

    public static final String USER = "postgres";

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "150",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB",
            "checkpoint_timeout", "10min",
            "wal_compression", "on",
            "jit", "off",
            "autovacuum_naptime", "15s");

    /** The database exists (duplicate_database), or its row is being inserted (unique_violation). */
    private static final Set<String> CREATED_MEANWHILE = Set.of("42P04", "23505");

    private final Path home;
    private final int port;
    private final Map<String, String> encryption;
    private final ChildProcess child;

    public PostgresServer(Path home, int port) {
        this(home, port, Map.of());
    }

    private PostgresServer(Path home, int port, Map<String, String> encryption) {
        this.encryption = encryption;
        this.home = home;
        this.port = port;
        this.child = new ChildProcess("postgres", home);
    }

    /**
     * A server that refuses connections without TLS.
     *
     * @param certificate a file with its certificate
     * @param key a file with the private key, which its owner alone can read
     */
    public static PostgresServer encrypted(Path home, int port, Path certificate, Path key) {
        try {
            var hosts = Files.createDirectories(home).resolve("pg_hba.conf");
            Files.writeString(hosts, "local all all trust\nhostssl all all all trust\n");
            return new PostgresServer(
                    home,
                    port,
                    Map.of(
                            "ssl", "on",
                            "ssl_cert_file", certificate.toString(),
                            "ssl_key_file", key.toString(),
                            "hba_file", hosts.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it on its existing data, if any. Returns when it answers. */
    public void start() {
        if (child.running()) {
            return;
        }
        try {
            Files.createDirectories(child.log().getParent());
            // The library holds a lock on this file until its process ends, even after its server ended. No server runs
            // here and no other command starts one, so the file can be replaced, which gives a new lock.
            Files.deleteIfExists(home.resolve("postgres").resolve("epg-lock"));
            var log = Redirect.appendTo(child.log().toFile());
            var builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            home.resolve("postgres-binaries").toFile())
                    .setDataDirectory(home.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .setOutputRedirector(log)
                    .setErrorRedirector(log);
            SETTINGS.forEach(builder::setServerConfig);
            encryption.forEach(builder::setServerConfig);
            builder.start();
            child.remember(postmaster());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; see " + child.log(), e);
        }
    }

    public ChildProcess child() {
        return child;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, null);
    }

    /** Creates a database unless it exists. Text is compared by code points, which is faster than by a locale. */
    public void createDatabase(String database) {
        try (var connection = connect("postgres");
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, database);
            try (var result = exists.executeQuery();
                    var create = connection.createStatement()) {
                if (!result.next()) {
                    create.execute("""
                        create database "%s" template template0 encoding 'UTF8'
                        locale_provider builtin builtin_locale 'C.UTF-8'\
                        """.formatted(database));
                }
            }
        } catch (SQLException e) {
            if (!CREATED_MEANWHILE.contains(e.getSQLState())) {
                throw new IllegalStateException("database %s cannot be created".formatted(database), e);
            }
        }
    }

    /** A fast shutdown by SIGINT. SIGTERM would wait until every client disconnects. */
    public void stop() {
        child.handle().ifPresent(postmaster -> {
            signal(postmaster, "INT");
            Polling.until(() -> !postmaster.isAlive(), Duration.ofSeconds(20));
        });
        child.stop();
    }

    /** SIGKILL of the server and all its processes, like a failure of the machine. */
    public void kill() {
        child.handle().ifPresent(postmaster -> {
            var backends = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            Polling.until(
                    () -> !postmaster.isAlive() && backends.stream().noneMatch(ProcessHandle::isAlive),
                    Duration.ofSeconds(20));
        });
        child.kill();
    }

    private ProcessHandle postmaster() throws IOException {
        var pidFile = home.resolve("postgres").resolve("postmaster.pid");
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL ended immediately after its start"));
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
