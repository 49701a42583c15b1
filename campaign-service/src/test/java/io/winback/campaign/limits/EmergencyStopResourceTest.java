package io.winback.campaign.limits;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.campaign.SendingHoldChanged;
import io.winback.testkit.EventStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class EmergencyStopResourceTest {

    private static final String STOP = "/v1/emergency-stop";
    private static final String KEY = "hold:*";

    @AfterEach
    void resume() {
        given().delete(STOP).then().statusCode(204);
    }

    @Test
    void aStopIsShownWithItsReasonUntilItIsResumed() {
        String since = stop("the coupon codes are wrong")
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("reason", equalTo("the coupon codes are wrong"))
                .body("since", notNullValue())
                .body("confirmed", equalTo(false))
                .extract()
                .path("since");
        stop("still wrong")
                .then()
                .statusCode(200)
                .body("reason", equalTo("still wrong"))
                .body("since", equalTo(since));
        given().get(STOP)
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("since", equalTo(since))
                .body("confirmed", equalTo(false));
        given().get("/q/health/ready").then().statusCode(200);

        given().delete(STOP).then().statusCode(204);

        given().get(STOP)
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("reason", nullValue());
        given().delete(STOP).then().statusCode(204);
    }

    @Test
    void theConsoleShowsTheStopWithItsReasonInBothLanguages() {
        stop("the <codes> are wrong");

        eventually().until(() -> page("en").contains("Reason: <bdi>the &lt;codes&gt; are wrong</bdi>"));
        eventually().until(() -> page("ja").contains("理由： <bdi>the &lt;codes&gt; are wrong</bdi>"));

        given().delete(STOP);
        eventually().until(() -> !page("en").contains("All sending has been stopped since"));
    }

    private static String page(String language) {
        return given().header("Accept-Language", language).get("/").asString();
    }

    @Test
    void eachChangeIsPublishedWithAGreaterVersion() {
        stop("the coupon codes are wrong");
        given().delete(STOP);

        eventually().untilAsserted(() -> {
            var changes = EventStream.published(SendingHoldChanged.class, KEY);
            assertThat(changes).extracting(SendingHoldChanged::held).endsWith(true, false);
            assertThat(changes)
                    .extracting(SendingHoldChanged::version)
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void aStopWithoutAReasonIsRefusedAtItsField() {
        given().contentType("application/json")
                .body("{}")
                .put(STOP)
                .then()
                .statusCode(400)
                .body("violations[0].field", endsWith("reason"));
        given().get(STOP).then().body("state", equalTo("RUNNING"));
    }

    private static Response stop(String reason) {
        return given().contentType("application/json")
                .body(Map.of("reason", reason))
                .put(STOP);
    }
}
