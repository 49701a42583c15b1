package io.winback.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.winback.local.demo.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages are read page by page, however many there are. */
class DeliveredMessagesTest {

    private static final int MESSAGES = 12_001;
    private static final int LARGEST_PAGE = 5_000;
    private static final Pattern PAGE = Pattern.compile("view=summary&after=(\\d+)&limit=(\\d+)");

    private final ApiClient api = ApiClient.withKey("none");
    private final List<Integer> limits = Collections.synchronizedList(new ArrayList<>());
    private HttpServer standIns;
    private String url;

    @BeforeEach
    void start() throws IOException {
        standIns = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        standIns.createContext("/received", this::answer);
        standIns.start();
        url = "http://127.0.0.1:" + standIns.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        standIns.stop(0);
    }

    @Test
    void eachMessageIsReadOnceInPages() {
        var ids = new ArrayList<String>();

        DeliveredMessages.forEach(api, url, message -> ids.add(DeliveredMessages.id(message)));

        assertThat(ids).hasSize(MESSAGES).doesNotHaveDuplicates();
        assertThat(limits).hasSize(3).allMatch(limit -> limit <= LARGEST_PAGE);
    }

    @Test
    void theMessagesOfEachPageAreCounted() {
        var delivered = DeliveredMessages.read(api, url);

        assertThat(delivered.people()).isEqualTo(MESSAGES);
        assertThat(delivered.doubled()).isZero();
        assertThat(limits).hasSize(3);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = PAGE.matcher(exchange.getRequestURI().getQuery());
            if (!page.matches()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            int after = Integer.parseInt(page.group(1));
            int limit = Integer.parseInt(page.group(2));
            limits.add(limit);
            var items = IntStream.range(after, Math.min(MESSAGES, after + limit))
                    .mapToObj(i ->
                            "{\"channel\": \"CHAT\", \"to\": \"Uwave-%07d\", \"headers\": {\"X-Line-Retry-Key\": \"%d\"}, \"receivedAt\": \"2026-11-29T00:00:00Z\"}"
                                    .formatted(i, i))
                    .collect(Collectors.joining(", ", "{\"items\": [", "]}"))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, items.length);
            exchange.getResponseBody().write(items);
        }
    }
}
