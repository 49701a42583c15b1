package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.Callers;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

/** The service starts without its identity provider, and says so. */
@QuarkusTest
@TestProfile(UnavailableProviderTest.ProviderAway.class)
class UnavailableProviderTest {

    public static class ProviderAway implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.access.provider.enabled", "true",
                    // No process listens on this port
                    "winback.access.provider.url", "http://127.0.0.1:1/realms/shop",
                    "winback.access.sign-in.client-secret", "only-for-tests-only-for-tests-only-for-tests");
        }
    }

    @Test
    void theServiceIsUpAndAnswersToKeys() {
        Callers.anonymous().get("/q/health/live").then().statusCode(200);
        Callers.as("VIEWER").get("/v1/campaigns").then().statusCode(200);
    }

    @Test
    void theSignInPageSaysThatTheProviderDoesNotAnswer() {
        Callers.anonymous()
                .accept("text/html")
                .redirects()
                .follow(false)
                .get("/sign-in/oidc")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in?fault=UNAVAILABLE"));

        Callers.anonymous()
                .header("Accept-Language", "en")
                .get("/sign-in?fault=UNAVAILABLE")
                .then()
                .statusCode(200)
                .body(containsString("The sign-in of your organisation does not answer"));
    }

    @Test
    void theSignInPageKeepsThePageThatWasWanted() {
        Callers.anonymous()
                .accept("text/html")
                .redirects()
                .follow(false)
                .queryParam("next", "/console/audit?actor=a+b&outcome=x")
                .get("/sign-in/oidc")
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        endsWith("/sign-in?next=%2Fconsole%2Faudit%3Factor%3Da%2Bb%26outcome%3Dx&fault=UNAVAILABLE"));
    }

    @Test
    void aBearerTokenCannotBeChecked() {
        given().header("Authorization", "Bearer a.b.c")
                .get("/v1/campaigns")
                .then()
                .statusCode(401)
                .body("detail", containsString("the identity provider is unavailable"));
    }
}
