package io.winback.campaign.access;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** A person whose session has ended goes on after the next sign-in, and loses nothing that was typed. */
@QuarkusTest
@RequiresBrowser
class EndedSessionTest {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    private static Chromium chromium;

    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void theOverviewOpensTheSignInPage() throws SQLException {
        try (var browser = chromium.reader("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = signIn(browser.newPage(), url);
            assertThat(page.locator("#dashboard")).isVisible();

            endSessions();

            assertThat(page).hasURL(url + "sign-in");
        }
    }

    @Test
    void aFormIsSentAgainAfterASignInInAnotherTab() throws SQLException {
        var id = "ended-" + UUID.randomUUID();
        try (var browser = chromium.reader("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = signIn(browser.newPage(), url);
            page.navigate(url + "console/people");
            page.locator("#personId").fill(id);
            page.locator("#displayName").fill("Ken Mori");
            endSessions();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add person"))
                    .click();
            assertThat(page.getByText("You are not signed in")).isVisible();

            signIn(otherTab(browser, page), url);
            page.reload();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The form had expired");
            assertThat(page.locator("#personId")).hasValue(id);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add person"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("was added");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/console/people                                                       | Check it, and send it again",
                "/console/account/password                                             | Please try again",
                "/console/account/session-ends                                         | Please try again",
                "/console/keys                                                         | Check it, and send it again",
                "/console/keys/0190a000-0000-7000-8000-000000000001/rotation           | Check it, and send it again",
                "/console/keys/0190a000-0000-7000-8000-000000000001/revocation         | Check it, and send it again",
                "/sign-out                                                             | Please try again"
            })
    void aFormOfAnEarlierSessionSaysThatItHadExpired(String path, String text) {
        browser()
                .cookie("winback-session", session())
                .formParams(Map.of("form-token", "A".repeat(43), "name", "typed-name", "roles", "VIEWER"))
                .post(path)
                .then()
                .statusCode(403)
                .body(containsString("The form had expired"))
                .body(containsString(text))
                .body(not(containsString("Your roles do not allow it")));
    }

    @Test
    void theSignInOpensThePageThatWasWanted() {
        var wanted = "/console/audit?actor=owner&to=2026-11-22";

        browser()
                .get(wanted)
                .then()
                .statusCode(302)
                .header("Location", "/sign-in?next=%2Fconsole%2Faudit%3Factor%3Downer%26to%3D2026-11-22");
        browser()
                .queryParam("next", wanted)
                .get("/sign-in")
                .then()
                .body(containsString("name=\"next\" value=\"/console/audit?actor=owner&amp;to=2026-11-22\""));
        send(Map.of("key", TestKeys.of("ADMIN"), "next", wanted))
                .then()
                .statusCode(303)
                .header("Location", wanted);
    }

    @Test
    void aWrongKeyKeepsThePageThatWasWanted() {
        send(Map.of("key", "wrong", "next", "/console/keys"))
                .then()
                .statusCode(422)
                .body(containsString("name=\"next\" value=\"/console/keys\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/console/",
                "/console/\\evil.example",
                "/console/x\r\nSet-Cookie: a=b",
                "console/keys",
                "/v1/people",
                "/sign-out",
                "javascript:alert(1)",
                ""
            })
    void theSignInOpensNoOtherAddressThanThatOfAPageOfTheConsole(String next) {
        browser().queryParam("next", next).get("/sign-in").then().body(not(containsString("name=\"next\"")));
        send(Map.of("key", TestKeys.of("ADMIN"), "next", next))
                .then()
                .statusCode(303)
                .header("Location", "/");
    }

    @Test
    void anExpiredSignInKeepsTheNameAndThePage() {
        browser()
                .formParams(Map.of("name", "hina.sato", "password", "plum-river", "next", "/console/keys"))
                .post("/sign-in")
                .then()
                .statusCode(400)
                .body(containsString("The form had expired"))
                .body(containsString("value=\"hina.sato\""))
                .body(containsString("value=\"/console/keys\""))
                .body(not(containsString("plum-river")));
    }

    private static Response send(Map<String, String> fields) {
        var form = browser().get("/sign-in");
        var token = FORM_TOKEN.matcher(form.asString());
        assertThat(token.find()).isTrue();
        return browser()
                .cookie("winback-form", form.cookie("winback-form"))
                .formParams(fields)
                .formParam("form-token", token.group(1))
                .post("/sign-in");
    }

    private static String session() {
        return send(Map.of("key", TestKeys.of("ADMIN"))).cookie("winback-session");
    }

    private static RequestSpecification browser() {
        return Callers.anonymous()
                .accept("text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
    }

    private static Page otherTab(BrowserContext browser, Page page) {
        var tab = browser.waitForPage(() -> page.locator("a[href='/sign-in']").click());
        tab.waitForURL("**/sign-in");
        return tab;
    }

    private static Page signIn(Page page, String url) {
        if (!page.url().contains("/sign-in")) {
            page.navigate(url + "sign-in");
        }
        page.locator("#key").fill(TestKeys.of("ADMIN"));
        page.locator("#key").press("Enter");
        assertThat(page).hasURL(url);
        return page;
    }

    private void endSessions() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from user_session");
        }
    }
}
