package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.Place;
import io.winback.local.demo.Api;
import io.winback.local.process.FreePort;
import io.winback.local.stack.Ports;
import io.winback.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The whole system on free ports, started once for all tests and ended after the last. */
final class RunningStack {

    private static RunningStack running;

    private final Stack stack;
    private final Api api = new Api();

    private RunningStack(Stack stack) {
        this.stack = stack;
    }

    static synchronized RunningStack get() {
        if (running == null) {
            var ports = new LinkedHashMap<String, Integer>();
            Ports.NAMES.forEach(name -> ports.put(name, FreePort.any()));
            try {
                var home = Files.createTempDirectory("winback-system-test-");
                var stack = new Stack(Place.checkout(), home, Ports.of(ports));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.reset(line -> {})));
                stack.up(System.out::println);
                running = new RunningStack(stack);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    Stack stack() {
        return stack;
    }

    Api api() {
        return api;
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

    JsonNode received(String query) {
        return api.get(stack.ports().url("stand-ins") + "/received?" + query);
    }

    static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
