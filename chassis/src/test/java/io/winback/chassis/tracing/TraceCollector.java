package io.winback.chassis.tracing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Receives spans over OTLP/HTTP, and keeps the bytes. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return Map.of(
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.traces.protocol",
                "http/protobuf",
                "quarkus.otel.bsp.schedule.delay",
                "100ms",
                "winback.tracing.share",
                "1");
    }

    /** All bytes received so far, one char each. */
    static String received() {
        return String.join("", RECEIVED);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
