package io.winback.campaign.console;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.winback.local.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** HTTP servers in place of the other services. All are down until a test starts one. */
public class ServiceStandIns implements QuarkusTestResourceLifecycleManager {

    private static final Map<Service, Integer> PORTS = Map.of(
            Service.CUSTOMER, FreePort.any(), Service.OFFER, FreePort.any(), Service.NOTIFICATION, FreePort.any());
    private static final Map<Service, HttpServer> RUNNING = new EnumMap<>(Service.class);
    private static final Map<String, String> LAST_QUERIES = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "winback.campaign.customer-service", url(Service.CUSTOMER),
                "winback.campaign.offer-service", url(Service.OFFER),
                "winback.campaign.notification-service", url(Service.NOTIFICATION));
    }

    @Override
    public void stop() {
        stopAll();
    }

    static void start(Service service, String figures, String metrics) {
        start(service, server -> {
            answer(server, "/v1/figures", 200, "application/json", figures);
            answer(server, "/q/metrics", 200, "text/plain", metrics);
        });
    }

    private static void start(Service service, Consumer<HttpServer> answers) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORTS.get(service));
            var server = HttpServer.create(address, 0);
            answers.accept(server);
            server.start();
            RUNNING.put(service, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an answer to a server that is up. */
    static void addAnswer(Service service, String path, String json) {
        answer(RUNNING.get(service), path, 200, "application/json", json);
    }

    /** Replaces the answer of a server by a refusal with 400. */
    static void addRefusal(Service service, String path, String problem) {
        RUNNING.get(service).removeContext(path);
        answer(RUNNING.get(service), path, 400, "application/problem+json", problem);
    }

    /** The query of the last request for a path; empty without one. */
    static String lastQuery(Service service, String path) {
        return LAST_QUERIES.getOrDefault(PORTS.get(service) + path, "");
    }

    /**
     * Starts a server that answers every request with a redirect.
     *
     * @return the number of its requests
     */
    static AtomicInteger redirect(Service service, String location) {
        var requests = new AtomicInteger();
        start(
                service,
                server -> server.createContext("/", exchange -> {
                    requests.incrementAndGet();
                    exchange.getResponseHeaders().add("Location", location);
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }));
        return requests;
    }

    static void stopAll() {
        RUNNING.values().forEach(server -> server.stop(0));
        RUNNING.clear();
    }

    private static void answer(HttpServer server, String path, int status, String type, String body) {
        server.createContext(path, exchange -> {
            var query = exchange.getRequestURI().getRawQuery();
            LAST_QUERIES.put(server.getAddress().getPort() + path, query == null ? "" : query);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    private static String url(Service service) {
        return "http://localhost:" + PORTS.get(service);
    }
}
