package io.winback.chassis.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.Topic;
import io.winback.events.customer.ProfileErased;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A consumer that hangs is not alive; a consumer that waits is. */
@QuarkusTest
@TestProfile(ConsumersHealthTest.DeadAfterOneSecond.class)
class ConsumersHealthTest {

    @Inject
    Inbox inbox;

    @Test
    void aConsumerThatHangsIsNotAlive() throws Exception {
        var mayGoOn = new CountDownLatch(1);
        var consumer = Executors.newSingleThreadExecutor();
        try {
            var handled = consumer.submit(() -> inbox.subscribe(Topic.CUSTOMER_PROFILES)
                    .on(ProfileErased.class, events -> await(mayGoOn))
                    .handle(new EventBatch(List.of(erased()))));

            eventually()
                    .untilAsserted(() -> given().get("/q/health/live").then().statusCode(503));

            mayGoOn.countDown();
            handled.get();
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            mayGoOn.countDown();
            consumer.shutdown();
        }
    }

    @Test
    void aConsumerThatWaitsForItsDatabaseIsAlive() throws Exception {
        var tries = new AtomicInteger();
        var consumer = Executors.newSingleThreadExecutor();
        try {
            var handled = consumer.submit(() -> inbox.subscribe(Topic.CUSTOMER_PROFILES)
                    .on(ProfileErased.class, events -> {
                        if (tries.incrementAndGet() < 20) {
                            throw new IllegalStateException(new SQLException("gone", "08006"));
                        }
                    })
                    .handle(new EventBatch(List.of(erased()))));

            while (!handled.isDone()) {
                given().get("/q/health/live").then().statusCode(200);
            }
            assertThat(tries).hasValue(20);
        } finally {
            consumer.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RawRecord erased() {
        return new RawRecord(
                Topic.CUSTOMER_PROFILES.toString(),
                0,
                0,
                "c-" + UUID.randomUUID(),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UuidCreator.getTimeOrderedEpoch().toString(),
                        "ce_type", "ProfileErased"),
                null);
    }

    /** One second instead of minutes. */
    public static class DeadAfterOneSecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.inbox.dead-after", "PT1S", "winback.database-retry.longest-wait", "PT0.2S");
        }
    }
}
