package io.winback.chassis.limits;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

/** A caller beyond its limit gets 429, and every answer says how many requests are left. */
@QuarkusTest
@TestProfile(RateLimitFilterTest.LowLimits.class)
class RateLimitFilterTest {

    private static final String FOR_VIEWERS = "/sample/list";
    private static final String PUBLIC = "/sample/page";

    /** Limits that a test reaches. */
    public static class LowLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.rate-limit.enabled", "true",
                    "winback.rate-limit.per-caller", "5",
                    "winback.rate-limit.per-address", "4",
                    "winback.rate-limit.failures-per-address", "3",
                    "WINBACK_BEHIND_PROXY", "true",
                    "WINBACK_TRUSTED_PROXIES", "127.0.0.1");
        }
    }

    @Test
    void aKeyBeyondItsLimitIsRefusedAndOtherKeysAreNot() {
        var first = Callers.as("VIEWER").get(FOR_VIEWERS);
        first.then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"caller\";q=5;w=60")
                .header("RateLimit", matchesPattern("\"caller\";r=4;t=\\d+"));

        beyondItsLimit(() -> Callers.as("VIEWER").get(FOR_VIEWERS))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d?"))
                .header("RateLimit-Policy", "\"caller\";q=5;w=60")
                .header("RateLimit", matchesPattern("\"caller\";r=0;t=\\d+"))
                .body("title", equalTo("Too Many Requests"))
                .body("instance", equalTo(FOR_VIEWERS))
                .body("detail", equalTo("too many requests; at most 5 a minute are allowed"));
        Callers.withKey(TestKeys.withAllRoles()).get(FOR_VIEWERS).then().statusCode(200);
    }

    @Test
    void aServiceHasNoLimit() {
        for (int request = 0; request < 20; request++) {
            Callers.as("SERVICE").get(FOR_VIEWERS).then().statusCode(403).header("RateLimit", nullValue());
        }
    }

    @Test
    void aPublicPageIsLimitedByTheAddress() {
        Callers.anonymous().get(PUBLIC).then().header("RateLimit-Policy", "\"address\";q=4;w=60");

        beyondItsLimit(() -> Callers.anonymous().get(PUBLIC))
                .then()
                .statusCode(429)
                .contentType("text/html");
    }

    @Test
    void wrongCredentialsAreLimitedByTheAddressAndARightOneStillWorks() {
        Callers.anonymous().get(FOR_VIEWERS).then().statusCode(401).header("RateLimit", nullValue());
        Callers.withKey("wbk_wrong")
                .get(FOR_VIEWERS)
                .then()
                .statusCode(401)
                .header("RateLimit-Policy", "\"failed-credentials\";q=3;w=60")
                .header("RateLimit", matchesPattern("\"failed-credentials\";r=2;t=\\d+"));
        beyondItsLimit(() -> Callers.withKey("wbk_wrong").get(FOR_VIEWERS))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d?"))
                .header("RateLimit-Policy", "\"failed-credentials\";q=3;w=60")
                .header("RateLimit", matchesPattern("\"failed-credentials\";r=0;t=\\d+"))
                .body(
                        "detail",
                        equalTo("too many wrong credentials came from this address; correct the credential, and retry"
                                + " later"));
        Callers.withKey("wbk_wrong")
                .get("/q/metrics")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]\\d?"))
                .header("RateLimit", matchesPattern("\"failed-credentials\";r=0;t=\\d+"));
        Callers.as("OPERATOR").get("/q/openapi").then().statusCode(200);
        Callers.anonymous().get(FOR_VIEWERS).then().statusCode(401);
    }

    @Test
    void behindATrustedProxyTheAddressThatItReportsIsLimited() {
        beyondItsLimit(
                () -> Callers.anonymous().header("X-Forwarded-For", "192.0.2.1").get(PUBLIC));

        Callers.anonymous()
                .header("X-Forwarded-For", "192.0.2.2")
                .get(PUBLIC)
                .then()
                .statusCode(204);
    }

    @Test
    void anAddressThatTheCallerPutsBeforeThatOfTheProxyHasNoEffect() {
        var tries = new AtomicInteger();

        beyondItsLimit(() -> Callers.anonymous()
                .header("X-Forwarded-For", "203.0.113.%d, 192.0.2.3".formatted(tries.incrementAndGet()))
                .get(PUBLIC));
    }

    @Test
    void theHeaderForwardedNamesNoAddress() {
        var tries = new AtomicInteger();

        beyondItsLimit(() -> Callers.anonymous()
                .header("Forwarded", "for=203.0.113." + tries.incrementAndGet())
                .header("X-Forwarded-For", "192.0.2.4")
                .get(PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown, 192.0.2.5", "a:b:c, 192.0.2.5", "1.2.3.4:99999999999, 192.0.2.5", "%, 192.0.2.5"})
    void aHeaderThatACallerWritesBreaksNoRequest(String header) {
        Callers.as("SERVICE")
                .header("X-Forwarded-For", header)
                .get(FOR_VIEWERS)
                .then()
                .statusCode(403);
    }

    /** The first refusal by a limit. */
    private static Response beyondItsLimit(java.util.function.Supplier<Response> request) {
        for (int tries = 0; tries < 12; tries++) {
            var answer = request.get();
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("no request was refused");
    }
}
