package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** A request is answered if its one credential is valid and one of its roles is allowed. */
@QuarkusTest
class AccessTest {

    private static final String OPEN = "/sample/page";
    private static final String FOR_VIEWERS = "/sample/missing";

    @Test
    void aRequestWithoutACredentialIsRefused() {
        refused(Callers.anonymous(), "the request needs a credential: send an API key in the header X-Api-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "wbk_",
                "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "key_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "' or 1=1 --"
            })
    void anUnknownKeyIsRefused(String key) {
        refused(Callers.withKey(key), "the API key is unknown, has expired, or was revoked");
    }

    @Test
    void aLongKeyIsRefused() {
        refused(Callers.withKey("wbk_" + "A".repeat(10_000)), "the API key is unknown, has expired, or was revoked");
    }

    @Test
    void aKeyInTheUrlIsRefusedAlsoBesideAValidKey() {
        refused(
                Callers.as("VIEWER").queryParam("api_key", TestKeys.of("VIEWER")),
                "an API key must not be in the URL, which logs keep; send it in the header X-Api-Key, and replace this"
                        + " key");
    }

    @Test
    void severalCredentialsAreRefused() {
        var several = "the request has several credentials; send one header X-Api-Key and no header Authorization";

        refused(Callers.as("VIEWER").header("X-Api-Key", TestKeys.of("ADMIN")), several);
        refused(Callers.as("VIEWER").header("Authorization", "Bearer x"), several);
    }

    @Test
    void theHeaderAuthorizationIsRefused() {
        refused(
                given().header("Authorization", "Basic YTpi"),
                "the header Authorization is not accepted; send an API key in the header X-Api-Key");
    }

    @Test
    void aKnownKeyWithoutTheRoleIsToldWhichRoleIsNeeded() {
        Callers.withoutRoles()
                .get(FOR_VIEWERS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", equalTo(403))
                .body("title", equalTo("Forbidden"))
                .body("instance", equalTo(FOR_VIEWERS))
                .body("detail", equalTo("the request needs one of the roles VIEWER"));
    }

    @Test
    void aPublicPathReadsNoCredential() {
        Callers.anonymous().get(OPEN).then().statusCode(204);
        Callers.withKey("x").get(OPEN).then().statusCode(204);
        Callers.withKey("x").get("/q/health/live").then().statusCode(200);
    }

    @Test
    void everyCallerReadsTheStatusOfTheServiceAndRolesReadTheDetails() {
        for (var caller : List.of(Callers.anonymous(), Callers.withKey("x"), Callers.as("VIEWER"))) {
            caller.get("/q/health")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"))
                    .body("checks", hasSize(0));
        }
        for (var path : List.of("/q/health/live", "/q/health/ready", "/q/health/started")) {
            Callers.anonymous().get(path).then().statusCode(200).body("checks", hasSize(0));
        }
        Callers.as("OPERATOR")
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Outbox relay"));
    }

    @Test
    void metricsAndTheApiDescriptionHaveRolesToo() {
        Callers.anonymous()
                .get("/q/metrics")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "ApiKey")
                .contentType("application/problem+json")
                .body("instance", equalTo("/q/metrics"));
        Callers.as("VIEWER")
                .get("/q/metrics")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("the request needs one of the roles OPERATOR, ADMIN, SERVICE"));
        Callers.withoutRoles()
                .get("/q/openapi")
                .then()
                .statusCode(403)
                .body(
                        "detail",
                        equalTo("the request needs one of the roles VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR,"
                                + " OPERATOR, ADMIN, SERVICE"));
        // The chassis alone has no metrics.
        Callers.as("OPERATOR").get("/q/metrics").then().statusCode(404);
        Callers.as("SERVICE").get("/q/metrics").then().statusCode(404);
        Callers.withKey("x")
                .get("/q/metrics")
                .then()
                .statusCode(401)
                .body("detail", equalTo("the API key is unknown, has expired, or was revoked"));
    }

    @Test
    void aPathThatIsNotListedIsClosed() {
        Callers.anonymous().get("/nowhere").then().statusCode(401).contentType("application/problem+json");
        Callers.anonymous().get("/q/arc").then().statusCode(401);
        Callers.as("ADMIN")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("there is no resource with this path"));
    }

    @Test
    void aServiceThatActsForACallerHasTheRolesOfThatCaller() {
        Callers.as("SERVICE").get(FOR_VIEWERS).then().statusCode(403);
        Callers.as("SERVICE")
                .header("Winback-Actor", "person:owner; roles=VIEWER")
                .get(FOR_VIEWERS)
                .then()
                .statusCode(404);
        Callers.as("SERVICE")
                .header("Winback-Actor", "person:owner; roles=SUPPORT+SERVICE")
                .get("/q/metrics")
                .then()
                .statusCode(403);
        Callers.as("SERVICE")
                .header("Winback-Actor", "owner")
                .get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .body("detail", containsString("Winback-Actor must have the form"));
    }

    @Test
    void theActorOfAnotherCallerHasNoEffect() {
        Callers.withoutRoles()
                .header("Winback-Actor", "person:owner; roles=VIEWER")
                .get(FOR_VIEWERS)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse refused(RequestSpecification request, String detail) {
        return request.get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "ApiKey")
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(401))
                .body("title", equalTo("Unauthorized"))
                .body("instance", equalTo(FOR_VIEWERS))
                .body("detail", equalTo(detail));
    }
}
