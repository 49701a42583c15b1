package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.oneOf;

/** Failed sign-ins and wrong sessions from one network address are limited. Right ones are not. */
@QuarkusTest
@TestProfile(SignInLimitTest.ThreeFailures.class)
class SignInLimitTest {

    private static final String PASSWORD = "plum-river-9-lantern";
    private static int addresses;

    /** Each test has an own network address, by a proxy that the service trusts. */
    private final String address = "192.0.2." + ++addresses;

    private final String person = "p-" + UUID.randomUUID();

    public static class ThreeFailures implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.rate-limit.enabled", "true",
                    "winback.rate-limit.failures-per-address", "3",
                    "WINBACK_BEHIND_PROXY", "true",
                    "WINBACK_TRUSTED_PROXIES", "127.0.0.1");
        }
    }

    @Test
    void rightSignInsDoNotCount() {
        define();
        for (int i = 0; i < 8; i++) {
            signIn(Map.of("name", person, "password", PASSWORD)).then().statusCode(303);
            signIn(Map.of("key", TestKeys.of("VIEWER"))).then().statusCode(303);
        }
    }

    @Test
    void wrongPasswordsOfManyNamesAreLimitedAndAKnownBrowserAndAKeyAreNot() {
        define();
        var device = signIn(Map.of("name", person, "password", PASSWORD)).cookie("winback-device");

        beyondTheLimit(() -> signIn(Map.of("name", "n-" + UUID.randomUUID(), "password", "wrong")), 422)
                .then()
                .header("Retry-After", matchesPattern("[1-9]\\d?"));

        signIn(Map.of("name", person, "password", PASSWORD)).then().statusCode(429);
        var page = browser().get("/sign-in");
        browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .cookie("winback-device", device)
                .formParams(Map.of("form-token", formToken(page), "name", person, "password", PASSWORD))
                .post("/sign-in")
                .then()
                .statusCode(303);
        signIn(Map.of("key", TestKeys.of("VIEWER"))).then().statusCode(303);
    }

    @Test
    void wrongKeysAreLimited() {
        beyondTheLimit(() -> signIn(Map.of("key", "wbk_wrong")), 422);
    }

    @Test
    void wrongLinksAreLimitedAndARightOneStillWorks() {
        var right = link();

        beyondTheLimit(() -> use("/sign-in/link/" + "A".repeat(43)), 404)
                .then()
                .header("Retry-After", matchesPattern("[1-9]\\d?"));

        use(right).then().statusCode(303);
    }

    @Test
    void aLinkWithoutTheTokenOfItsFormHasNoEffect() {
        var link = link();
        var page = browser().get(link);
        var tokenOfAnother = formToken(browser().get(link));

        for (var sent : List.of("", tokenOfAnother)) {
            var answer = browser()
                    .cookie("winback-form", page.cookie("winback-form"))
                    .formParam("form-token", sent)
                    .post(link);
            answer.then().statusCode(400);
            assertThat(answer.headers().getValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("winback-session="));
        }
        browser().formParam("form-token", formToken(page)).post(link).then().statusCode(400);

        use(link).then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "short"})
    void wrongSessionsAreLimitedAndARightOneStillWorks(String wrong) {
        var session = signIn(Map.of("key", TestKeys.of("VIEWER"))).cookie("winback-session");

        beyondTheLimit(() -> browser().cookie("winback-session", wrong).get("/"), 302)
                .then()
                .header("Retry-After", matchesPattern("[1-9]\\d?"));

        browser().cookie("winback-session", session).get("/").then().statusCode(200);
        browser().get("/").then().statusCode(302);
    }

    private static Response beyondTheLimit(Supplier<Response> request, int before) {
        for (int tries = 0; tries < 8; tries++) {
            var answer = request.get();
            if (answer.statusCode() == 429) {
                assertThat(tries).isGreaterThanOrEqualTo(3);
                return answer;
            }
            answer.then().statusCode(before);
        }
        throw new AssertionError("no request was refused");
    }

    private String link() {
        define();
        return Callers.as("ADMIN")
                .post("/v1/people/%s/sign-in-links".formatted(person))
                .then()
                .statusCode(201)
                .extract()
                .path("path");
    }

    private Response use(String link) {
        var page = browser().get(link);
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParam("form-token", formToken(page))
                .post(link);
    }

    private Response signIn(Map<String, String> fields) {
        var page = browser().get("/sign-in");
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(fields)
                .formParam("form-token", formToken(page))
                .post("/sign-in");
    }

    private RequestSpecification browser() {
        return Callers.anonymous()
                .header("X-Forwarded-For", address)
                .accept("text/html")
                .redirects()
                .follow(false);
    }

    private static String formToken(Response page) {
        return page.asString().replaceAll("(?s).*?name=\"form-token\" value=\"([^\"]+)\".*", "$1");
    }

    private void define() {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Test", "roles", List.of("VIEWER"), "password", PASSWORD))
                .put("/v1/people/" + person)
                .then()
                .statusCode(oneOf(200, 201));
    }
}
