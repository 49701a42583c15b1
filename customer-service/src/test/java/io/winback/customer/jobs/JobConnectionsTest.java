package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.chassis.database.JobThread;
import io.winback.events.Channel;
import io.winback.events.notification.MessageSent;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

/** Jobs, requests and consumers do not take the connections of each other. */
@QuarkusTest
class JobConnectionsTest {

    /** More than all pools have together. */
    private static final int MANY = 40;
    /** Shorter than a request waits for a connection. */
    private static final long AT_ONCE_MILLIS = 2_000;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("events")
    AgroalDataSource events;

    private final String customer = "c-" + UUID.randomUUID();
    private final Queue<Connection> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void theCustomerIsKnown() {
        given().contentType("application/json")
                .body(Map.of("name", "山田 花子"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @AfterEach
    void releaseConnections() {
        release.countDown();
        eventually().until(held::isEmpty);
    }

    @Test
    void jobsThatFillTheirPoolDelayNoRequestAndNoConsumer() {
        exhaust(() -> new JobThread(() -> hold(database), "greedy job"));

        given().get("/v1/customers/" + customer).then().statusCode(200).time(lessThan(AT_ONCE_MILLIS));
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "PRICE"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201)
                .time(lessThan(AT_ONCE_MILLIS));
        EventStream.publish(new MessageSent(
                customer,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Channel.EMAIL,
                Instant.parse("2026-11-01T00:00:00Z")));
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("MESSAGE_SENT")));
    }

    @Test
    void anImportNeedsNoConnectionOfConsumers() {
        exhaust(() -> new Thread(() -> hold(events), "greedy consumer"));

        var file =
                "customer_id,order_id,placed_at,amount,currency\n%1$s,%1$s,2026-01-05,1200,JPY\n".formatted(customer);
        String job = given().contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(1)));
    }

    /** Takes all connections of a pool. Ends when no more can be taken. */
    private void exhaust(Supplier<Thread> holder) {
        Stream.generate(holder).limit(MANY).forEach(Thread::start);
        eventually().until(() -> held.size() + refused.get() == MANY);
        assertThat(held).isNotEmpty();
        assertThat(refused).hasPositiveValue();
    }

    /** Holds a connection until the end of the test, if there is one. */
    private void hold(AgroalDataSource pool) {
        try (var connection = pool.getConnection()) {
            held.add(connection);
            release.await();
            held.remove(connection);
        } catch (SQLException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
