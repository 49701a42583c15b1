package io.winback.campaign.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** A person signs in with a key or a link, and signs out. */
@QuarkusTest
class SignInTest {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    @Inject
    AgroalDataSource database;

    @Test
    void aBrowserWithoutASessionIsSentToTheSignInPage() {
        browser().get("/").then().statusCode(302).header("Location", "/sign-in").header("Cache-Control", "no-store");
        browser()
                .get("/console/backtest")
                .then()
                .statusCode(302)
                .header("Location", "/sign-in?next=%2Fconsole%2Fbacktest");
    }

    @Test
    void anUpdateOfAPageWithoutASessionOpensTheSignInPage() {
        // As the script of the page sends it
        Callers.anonymous()
                .accept("*/*")
                .header("HX-Request", "true")
                .get("/console/dashboard")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/sign-in");
    }

    @ParameterizedTest
    @CsvSource({"ja, Winback にサインイン", "en-GB, Sign in to Winback", "fr, Sign in to Winback"})
    void theSignInPageIsInTheLanguageOfTheBrowser(String language, String title) {
        browser(language)
                .get("/sign-in")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .body("html.head.title", equalTo(title));
    }

    @Test
    void aKeySignsInToTheConsole() {
        var signedIn = signIn(TestKeys.of("VIEWER"));

        signedIn.then().statusCode(303).header("Location", "/");
        assertThat(cookie(signedIn, "winback-session"))
                .matches("winback-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        browser().cookie("winback-session", session(signedIn)).get("/").then().statusCode(200);
    }

    @Test
    void theCookieIsSentOverTlsOnlyExceptToTheOwnMachine() {
        var form = browser().header("Host", "winback.example").get("/sign-in");

        assertThat(cookie(form, "__Host-winback-form")).contains("; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(cookie(browser().get("/sign-in"), "winback-form")).doesNotContain("Secure");
    }

    @Test
    void overTlsOnlyACookieOfThisHostAloneIsASession() {
        var form = browser().header("Host", "winback.example").get("/sign-in");
        var signedIn = browser()
                .header("Host", "winback.example")
                .cookie("__Host-winback-form", form.cookie("__Host-winback-form"))
                .formParams(Map.of("form-token", formToken(form), "key", TestKeys.of("VIEWER")))
                .post("/sign-in");
        var session = signedIn.cookie("__Host-winback-session");

        for (var name : List.of("winback-session", "__Host-winback-session")) {
            browser()
                    .header("Host", "winback.example")
                    .cookie(name, session)
                    .get("/")
                    .then()
                    .statusCode(name.startsWith("__Host-") ? 200 : 302);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGRATOR", "SERVICE"})
    void aKeyWithoutARoleForTheConsoleDoesNotSignIn(String role) {
        signIn(TestKeys.of(role)).then().statusCode(422).body(containsString("does not open the console"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anUnknownKeyDoesNotSignIn(String key) {
        var answer = signIn(key);

        answer.then().statusCode(422).body(containsString("This key is unknown"));
        assertThat(answer.headers().getValues("Set-Cookie")).noneMatch(value -> value.startsWith("winback-session"));
    }

    @Test
    void aFormWithoutTheTokenOfItsCookieHasNoEffect() {
        var form = browser().get("/sign-in");
        var other = formToken(browser().get("/sign-in"));
        for (var sent : new String[] {"", other, form.cookie("winback-form")}) {
            var answer = browser()
                    .cookie("winback-form", form.cookie("winback-form"))
                    .formParams(Map.of("form-token", sent, "key", TestKeys.of("ADMIN")))
                    .post("/sign-in");

            answer.then().statusCode(400).body(containsString("The form had expired"));
            assertThat(answer.headers().getValues("Set-Cookie"))
                    .noneMatch(value -> value.startsWith("winback-session"));
        }
        browser()
                .formParams(Map.of("form-token", formToken(form), "key", TestKeys.of("ADMIN")))
                .post("/sign-in")
                .then()
                .statusCode(400);
    }

    @Test
    void theApiTakesNoSession() {
        var session = session(signIn(TestKeys.of("ADMIN")));

        Callers.anonymous()
                .cookie("winback-session", session)
                .get("/v1/campaigns")
                .then()
                .statusCode(401);
        Callers.anonymous()
                .cookie("winback-session", session)
                .get("/q/metrics")
                .then()
                .statusCode(401);
    }

    @Test
    void anUnknownSessionIsSentToTheSignInPage() {
        browser().cookie("winback-session", "A".repeat(43)).get("/").then().statusCode(302);
    }

    @Test
    void aSignOutEndsTheSession() {
        var session = session(signIn(TestKeys.of("VIEWER")));
        var page = browser().cookie("winback-session", session).get("/");

        browser()
                .cookie("winback-session", session)
                .formParam("form-token", formToken(page))
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in")
                .header("Set-Cookie", startsWith("winback-session=; Path=/"));

        browser().cookie("winback-session", session).get("/").then().statusCode(302);
    }

    @Test
    void aSignInEndsTheEarlierSessionOfTheBrowser() {
        var earlier = session(signIn(TestKeys.of("VIEWER")));
        var ofAnotherBrowser = session(signIn(TestKeys.of("VIEWER")));
        var page = browser().get("/sign-in");

        var signedIn = browser()
                .cookie("winback-session", earlier)
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "key", TestKeys.of("OPERATOR")))
                .post("/sign-in");

        browser().cookie("winback-session", earlier).get("/").then().statusCode(302);
        browser().cookie("winback-session", session(signedIn)).get("/").then().statusCode(200);
        browser().cookie("winback-session", ofAnotherBrowser).get("/").then().statusCode(200);
    }

    @Test
    void anotherSiteCannotSignAPersonOut() {
        var session = session(signIn(TestKeys.of("VIEWER")));
        var tokenOfAnother = formToken(browser()
                .cookie("winback-session", session(signIn(TestKeys.of("VIEWER"))))
                .get("/"));

        for (var sent : new String[] {"", tokenOfAnother}) {
            browser()
                    .cookie("winback-session", session)
                    .formParam("form-token", sent)
                    .post("/sign-out")
                    .then()
                    .statusCode(403);
        }

        browser().cookie("winback-session", session).get("/").then().statusCode(200);
    }

    @Test
    void aLinkSignsInOnce() {
        var path = link("owner", "VIEWER");

        var page = browser().get(path);
        page.then().statusCode(200).body(containsString("Sign in as owner"));
        browser().get(path).then().statusCode(200);
        var signedIn = use(path, page);

        signedIn.then().statusCode(303).header("Location", "/");
        browser().cookie("winback-session", session(signedIn)).get("/").then().statusCode(200);
        browser()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("This sign-in link was used or has expired"))
                .body(containsString("action=\"/sign-in\""));
        use(path, page).then().statusCode(404);
    }

    @Test
    void anExpiredLinkDoesNotSignIn() throws SQLException {
        var path = link("late", "VIEWER");
        var page = browser().get(path);
        execute("update sign_in_link set expires_at = now() - interval '1 second' where person = 'late'");

        use(path, page).then().statusCode(404);
    }

    @Test
    void anIdleSessionEndsAndAnUpdateOfThePageDoesNotProlongIt() throws SQLException {
        var signedIn = use(link("idle", "VIEWER"), null);
        var session = session(signedIn);
        execute("update user_session set began_at = now() - interval '2 hours', used_at = now() - interval '29 minutes'"
                + " where person = 'idle'");

        browser()
                .cookie("winback-session", session)
                .header("HX-Request", "true")
                .get("/console/dashboard")
                .then()
                .statusCode(200);
        assertThat(usedLately("idle")).isFalse();
        browser().cookie("winback-session", session).get("/").then().statusCode(200);
        assertThat(usedLately("idle")).isTrue();

        execute("update user_session set used_at = now() - interval '31 minutes' where person = 'idle'");
        browser().cookie("winback-session", session).get("/").then().statusCode(302);
    }

    @Test
    void tokensAreStoredAsHashes() throws SQLException {
        var path = link("hashed", "VIEWER");
        var session = session(use(path, null));

        assertThat(text("select string_agg(user_session::text, ' ') from user_session"))
                .doesNotContain(session);
        assertThat(text("select string_agg(sign_in_link::text, ' ') from sign_in_link"))
                .doesNotContain(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aPageWithoutTheRoleSaysSo() {
        var integrator = session(use(link("integrator", "INTEGRATOR"), null));

        browser()
                .cookie("winback-session", integrator)
                .get("/")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("You cannot open this page"))
                .body(not(containsString("message")));
    }

    private static RequestSpecification browser() {
        return browser("en");
    }

    private static RequestSpecification browser(String language) {
        return Callers.anonymous()
                .accept("text/html")
                .header("Accept-Language", language)
                .redirects()
                .follow(false);
    }

    private static Response signIn(String key) {
        var page = browser().get("/sign-in");
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "key", key))
                .post("/sign-in");
    }

    private static void define(String person, String role) {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Test " + person, "roles", new String[] {role}))
                .put("/v1/people/" + person);
    }

    private static String link(String person, String role) {
        define(person, role);
        return Callers.as("ADMIN")
                .post("/v1/people/%s/sign-in-links".formatted(person))
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .path("path");
    }

    /** @param page null to open the link first */
    private static Response use(String path, Response page) {
        var form = page == null ? browser().get(path) : page;
        return browser()
                .cookie("winback-form", form.cookie("winback-form"))
                .formParam("form-token", formToken(form))
                .post(path);
    }

    private static String formToken(Response page) {
        var found = FORM_TOKEN.matcher(page.asString());
        assertThat(found.find()).as(page.asString()).isTrue();
        return found.group(1);
    }

    private static String cookie(Response response, String name) {
        return response.headers().getValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String session(Response signedIn) {
        return cookie(signedIn, "winback-session").replaceAll("winback-session=([^;]*);.*", "$1");
    }

    private boolean usedLately(String person) throws SQLException {
        return text("select (used_at > now() - interval '1 minute')::text from user_session where person = '%s'"
                        .formatted(person))
                .equals("true");
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
