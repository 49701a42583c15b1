package io.winback.system;

import io.winback.local.database.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** SIGTERM: the service refuses new requests, and completes and answers the requests that it has accepted. */
class GracefulStopTest {

    private static final int CALLERS = 8;

    private final RunningStack system = RunningStack.get();
    private final String run = "stop-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<Integer> otherStatuses = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> acceptedAfterARefusal = new ConcurrentLinkedQueue<>();
    private volatile boolean calling = true;
    private String stopped;

    @AfterEach
    void startAgain() {
        if (stopped != null) {
            system.start(stopped);
        }
    }

    /** The callers use a connection for all requests, or a new one for each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customer     | POST | /v1/orders                  | {"orderId": "ID", "customerId": "ID", "placedAt": "2026-01-01T00:00:00Z", "total": {"amount": 1, "currency": "JPY"}} | select order_id from customer_order where order_id like 'RUN%'
            offer        | POST | /v1/offers/comeback-10/coupons | {"customerId": "ID"} | select customer_id from coupon where customer_id like 'RUN%'
            campaign     | PUT  | /v1/campaigns/ID            | {"name": "x", "trigger": {"type": "CUSTOMER_CHURNED"}, "variants": [{"name": "one", "steps": [{"template": "we-miss-you"}]}]} | select campaign_id from campaign where campaign_id like 'RUN%'
            notification | PUT  | /v1/templates/ID            | {"messages": [{"channel": "SMS", "locale": "ja", "text": "x"}]} | select template_id from template where template_id like 'RUN%'
            """)
    void eachRequestIsEitherAnsweredOrHasNoEffect(String service, String method, String path, String body, String sql)
            throws Exception {
        var callers = Executors.newFixedThreadPool(CALLERS);
        var calls = new ArrayList<Future<?>>();
        for (int i = 0; i < CALLERS; i++) {
            boolean keepsConnection = i % 2 == 0;
            calls.add(callers.submit(() -> callUntilTheEnd(keepsConnection, service, method, path, body)));
        }
        eventually().until(() -> accepted.size() > 50);

        stopped = service;
        system.stack().stop(service);
        calling = false;
        for (var call : calls) {
            call.get();
        }
        callers.shutdown();

        var stored = system.column(service, sql.replace("RUN", run));
        assertThat(stored).containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(refused).as("requests with 503").isNotEmpty();
        assertThat(acceptedAfterARefusal).isEmpty();
        assertThat(otherStatuses).isEmpty();
    }

    /** The service stops while a request waits for a lock of its database. */
    @Test
    void aRequestThatRunsIsAnswered() throws Exception {
        var customer = run + "waits";
        system.api().put(system.customer("/v1/customers/" + customer), "{}");
        var server = new PostgresServer(system.home(), system.stack().ports().of("postgres"));
        try (var other = server.connect("customer");
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select 1 from customer where customer_id = '%s' for update".formatted(customer));
            var running = CompletableFuture.supplyAsync(
                    () -> system.api().tryPut(system.customer("/v1/customers/" + customer), Map.of("locale", "ja-JP")));
            awaitBlocked();

            stopped = "customer";
            var stop = CompletableFuture.runAsync(() -> system.stack().stop("customer"));
            eventually()
                    .until(() -> system.api()
                                    .tryGet(system.customer("/v1/customers/" + customer))
                                    .status()
                            == 503);
            assertThat(system.api().tryGet(system.customer("/q/health/ready")).status())
                    .isEqualTo(503);
            other.rollback();

            assertThat(running.get().status()).isEqualTo(200);
            stop.get();
        }
        assertThat(system.column("customer", "select locale from customer where customer_id = '" + customer + "'"))
                .containsExactly("ja-JP");
    }

    private void awaitBlocked() {
        eventually()
                .until(() -> system.count(
                                "customer",
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike"
                                        + " '%customer%'")
                        > 0);
    }

    private void callUntilTheEnd(boolean keepsConnection, String service, String method, String path, String body) {
        var client = client();
        while (calling) {
            var id = run + number.incrementAndGet();
            boolean afterARefusal = !refused.isEmpty();
            var request = system.request(system.stack().ports().url(service) + path.replace("ID", id))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body.replace("ID", id)))
                    .build();
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 200 || status == 201) {
                    accepted.add(id);
                    if (afterARefusal) {
                        acceptedAfterARefusal.add(id);
                    }
                } else if (status == 503) {
                    refused.add(id);
                } else {
                    otherStatuses.add(status);
                }
            } catch (IOException e) {
                // The connection was refused or closed. The request must not have had an effect.
                client = client();
            } catch (InterruptedException e) {
                return;
            }
            if (!keepsConnection) {
                client = client();
            }
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
