package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

/** Metrics, the API description and the details of the health are open if the settings say so. Other paths stay closed. */
@QuarkusTest
@TestProfile(OpenOperationsTest.Open.class)
class OpenOperationsTest {

    /** All three settings. */
    public static class Open implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.access.metrics", "PUBLIC",
                    "winback.access.openapi", "PUBLIC",
                    "winback.access.health-details", "PUBLIC");
        }
    }

    @Test
    void everyCallerReadsTheDetailsOfTheHealth() {
        for (var caller : List.of(Callers.anonymous(), Callers.withKey("x"), Callers.as("VIEWER"))) {
            caller.get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("Outbox relay"));
        }
    }

    @Test
    void everyCallerReadsMetricsAndTheApiDescription() {
        // The chassis alone has no metrics. A caller who may not read them gets 401 or 403.
        Callers.anonymous().get("/q/metrics").then().statusCode(404);
        Callers.as("VIEWER").get("/q/metrics").then().statusCode(404);
        Callers.anonymous().get("/q/openapi").then().statusCode(oneOf(200, 404));
    }

    @Test
    void otherPathsStayClosed() {
        Callers.anonymous().get("/sample/missing").then().statusCode(401).body("instance", equalTo("/sample/missing"));
        Callers.anonymous().get("/q/arc").then().statusCode(401);
    }
}
