package io.winback.chassis.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A service that shuts down accepts no request. */
@QuarkusTest
@TestProfile(ShutdownFilterTest.OwnProcess.class)
class ShutdownFilterTest {

    /** No other test uses the service that this test shuts down. */
    public static final class OwnProcess implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void aRequestIsRefusedAfterTheShutdownHasBegun() {
        given().get("/sample").then().statusCode(204);

        shutdown.fire(new ShutdownDelayInitiatedEvent());

        var refused = given().contentType("application/json")
                .body("{}")
                .post("/sample")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("status", equalTo(503))
                .body("title", equalTo("Service Unavailable"))
                .body("instance", equalTo("/sample"))
                .body("detail", equalTo("the service is shutting down; retry with another connection"))
                .extract();
        assertThat(refused.headers().getValues("Connection")).containsExactly("close");
    }
}
