package io.winback.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Kafka is killed, and starts again after a minute. */
@Tag("fault")
class KafkaOutageTest {

    private static final int CUSTOMERS = 600;
    private static final int PER_SECOND = 10;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final RunningStack system = RunningStack.get();
    private final String prefix = "kafka-outage-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void commandsAreAcceptedDuringTheOutageAndPublishedInOrderAfterwards() throws Exception {
        introduce();
        long before = system.deadLetters();
        system.kill("kafka");

        churnAndReturn();
        system.start("kafka");

        Awaitility.await().atMost(TIME_LIMIT).ignoreExceptions().until(() -> decided() == CUSTOMERS && unsent() == 0);
        var published = TopicReader.typesByCustomer(system.bootstrapServers(), "customer-events", prefix);
        assertThat(published).hasSize(CUSTOMERS).allSatisfy((customer, types) -> assertThat(types)
                .isEqualTo(
                        returns(customer)
                                ? List.of("CustomerChurned", "CustomerReturned", "OrderPlaced")
                                : List.of("CustomerChurned")));
        assertThat(system.deadLetters()).isEqualTo(before);
    }

    /** Sends commands one after the other for a minute. Each must be accepted. */
    private void churnAndReturn() throws Exception {
        var everyTenthOfASecond = Executors.newSingleThreadScheduledExecutor();
        try {
            var taken = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> everyTenthOfASecond.schedule(
                            () -> leave(id(i)), i * 1000L / PER_SECOND, TimeUnit.MILLISECONDS))
                    .toList();
            for (var command : taken) {
                command.get();
            }
        } finally {
            everyTenthOfASecond.shutdownNow();
        }
    }

    private void leave(String customer) {
        system.api().post(system.customer("/v1/cancellations"), Map.of("customerId", customer, "reason", "SERVICE"));
        if (returns(customer)) {
            system.api()
                    .post(
                            system.customer("/v1/orders"),
                            Map.of(
                                    "orderId",
                                    customer,
                                    "customerId",
                                    customer,
                                    "placedAt",
                                    Instant.now().toString(),
                                    "total",
                                    Map.of("amount", 1200, "currency", "JPY")));
        }
    }

    private void introduce() {
        var profiles = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> """
                        {"customerId": "%1$s", "name": "客", "locale": "ja-JP", "preferredChannel": "EMAIL", \
                        "contacts": {"email": "%1$s@customers.example"}, "consents": {"EMAIL": true}}
                        """.formatted(id(i)))
                .collect(Collectors.joining());
        system.api().post(system.customer("/v1/imports?kind=customers"), "application/x-ndjson", profiles);
        RunningStack.eventually()
                .until(() -> system.count("customer", "select count(*) from customer where " + these()) == CUSTOMERS);
    }

    private long decided() {
        return system.count("campaign", "select count(*) from decision where " + these());
    }

    private long unsent() {
        return List.of("customer", "campaign", "offer", "notification").stream()
                .mapToLong(service -> system.count(service, "select count(*) from outbox"))
                .sum();
    }

    private String these() {
        return "customer_id like '" + prefix + "%'";
    }

    private String id(int number) {
        return "%s-%04d".formatted(prefix, number);
    }

    private static boolean returns(String customer) {
        return customer.endsWith("0") || customer.endsWith("5");
    }
}
