package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import io.winback.local.StackOptions;
import io.winback.local.database.PostgresServer;
import io.winback.local.demo.ApiClient;
import io.winback.local.demo.ConsoleAddress;
import io.winback.local.demo.DemoSetup;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole system on free ports, started once for all tests and stopped after the last. */
final class RunningStack {

    private static RunningStack running;

    private final Path home;
    private final Stack stack;
    private final ApiClient api;
    private final LogCheck logs = new LogCheck(this);

    private RunningStack(Path home, Stack stack) {
        this.home = home;
        this.stack = stack;
        this.api = ApiClient.of(stack);
    }

    /** Starts it with a campaign that approaches every churned customer. */
    static synchronized RunningStack get() {
        if (running == null) {
            try {
                var home = Files.createTempDirectory("winback-system-test-");
                var stack = Stack.upOnFreePorts(
                        StackOptions.checkout(), home, System.out::println, created -> Runtime.getRuntime()
                                .addShutdownHook(new Thread(() -> created.reset(line -> {}))));
                running = new RunningStack(home, stack);
                new DemoSetup(running.api, stack.ports()).create("campaign-without-holdout.json");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** Does something with the stack of all tests, if a test has started it. */
    static synchronized void ifRunning(Consumer<RunningStack> action) {
        if (running != null) {
            action.accept(running);
        }
    }

    /** Another stack, which the caller starts and stops. */
    static RunningStack of(Path home, Stack stack) {
        return new RunningStack(home, stack);
    }

    Stack stack() {
        return stack;
    }

    /** The folder of its data. */
    Path home() {
        return home;
    }

    ApiClient api() {
        return api;
    }

    /** Credentials and personal data that a log has, since the last call. */
    List<String> leaksInLogs() {
        return logs.leaks();
    }

    /** Fails if a log has a credential or personal data. */
    void assertNoLeaksInLogs() {
        assertThat(leaksInLogs()).as("credentials and personal data in logs").isEmpty();
    }

    /** The API key with the role ADMIN. */
    String key() {
        return stack.key();
    }

    /** A request to a service, with the key of the role ADMIN. */
    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header(AccessKeys.HEADER, key());
    }

    /** Signs a browser in to the console, if campaign-service makes sign-in links. */
    void signIn(BrowserContext browser) {
        var link = ConsoleAddress.of(stack);
        if (link.contains("/sign-in/")) {
            try (var page = browser.newPage()) {
                page.navigate(link);
                page.getByRole(AriaRole.BUTTON).click();
                page.waitForURL(url -> !url.contains("/sign-in/"));
            }
        }
    }

    void kill(String part) {
        stack.kill(part);
    }

    void start(String part) {
        stack.start(part, System.out::println);
    }

    /** Sends a signal such as STOP to a part. */
    void signal(String signal, String part) {
        var pid = Long.toString(stack.pids().get(part));
        try {
            int status = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -%s %s ended with %d".formatted(signal, pid, status));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String customer(String path) {
        return stack.ports().url("customer") + path;
    }

    String campaign(String path) {
        return stack.ports().url("campaign") + path;
    }

    String offer(String path) {
        return stack.ports().url("offer") + path;
    }

    String notification(String path) {
        return stack.ports().url("notification") + path;
    }

    JsonNode received(String query) {
        return api.get(stack.ports().url("stand-ins") + "/received?" + query);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + stack.ports().of("kafka");
    }

    /** The number that a query to the database of a service returns. It works while the service is down. */
    long count(String service, String sql) {
        return Long.parseLong(column(service, sql).get(0));
    }

    /** The first column of the result of a query. */
    List<String> column(String service, String sql) {
        var server = new PostgresServer(home, stack.ports().of("postgres"));
        var values = new ArrayList<String>();
        try (var connection = server.connect(service);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return values;
    }

    /** Inserts rows as a restored backup does, without checking foreign keys. */
    void restore(String service, List<String> statements) {
        var server = new PostgresServer(home, stack.ports().of("postgres"));
        try (var connection = server.connect(service);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(service, e);
        }
    }

    /** The number of dead letters of all services. */
    long deadLetters() {
        return Stack.SERVICES.stream()
                .mapToLong(service -> count(service, "select count(*) from dead_letter"))
                .sum();
    }

    static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
