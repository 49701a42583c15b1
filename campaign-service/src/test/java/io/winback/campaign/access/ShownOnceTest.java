package io.winback.campaign.access;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A new key and a new sign-in link are shown once, on the page that the form opens. */
@QuarkusTest
@RequiresBrowser
class ShownOnceTest {

    private static final String COOKIE = "winback-shown-once";
    private static final String KEYS = "/console/keys";
    private static final String SHOWN = "id=\"issued\"";

    private static Chromium chromium;

    @TestHTTPResource("/")
    String url;

    @Inject
    AgroalDataSource database;

    private final String id = "once-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1280, Make a link, It is shown only once", "ja-JP, 390, リンクを作成, 表示されるのは一度だけです"})
    void aReloadNeitherShowsASignInLinkAgainNorMakesAnotherOne(String locale, int width, String make, String once)
            throws SQLException {
        define();
        try (var browser = chromium.reader(locale, width, ColorScheme.LIGHT)) {
            var page = browser.newPage();
            page.navigate(url + "sign-in");
            page.locator("#key").fill(TestKeys.of("ADMIN"));
            page.locator("#key").press("Enter");
            page.waitForURL(url);
            page.navigate(url + "console/people/" + id);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(make))
                    .click();

            var link = page.locator("#address").textContent();
            assertThat(link).startsWith(url + "sign-in/link/");
            assertThat(page.getByText(once)).isVisible();
            assertThat(page).hasURL(url + "console/people/" + id);
            assertThat(browser.cookies()).noneMatch(cookie -> cookie.name.equals(COOKIE));

            assertThat(page.reload().status()).isEqualTo(200);
            assertThat(page.locator("#address")).hasCount(0);
            assertThat(links()).isEqualTo(1);
        }
    }

    @Test
    void aKeyIsShownOnItsPageOnlyAndForgottenThere() {
        define();
        var handedOver = issue();

        assertThat(with(handedOver.getValue()).get("/console/people/" + id).asString())
                .doesNotContain("wbk_", SHOWN);
        var page = with(handedOver.getValue()).get(KEYS);

        assertThat(page.asString()).contains(SHOWN).containsPattern("wbk_[A-Za-z0-9_-]{43}");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        var forgotten = page.detailedCookie(COOKIE);
        assertThat(forgotten.getValue()).isEmpty();
        assertThat(forgotten.getMaxAge()).isZero();
        assertThat(browser().get(KEYS).detailedCookie(COOKIE)).isNull();
    }

    @Test
    void theCookieOfAKeyIsSealedAndForThisBrowserAlone() {
        var handedOver = issue();

        assertThat(handedOver.getValue()).doesNotContain("wbk_");
        assertThat(handedOver.isHttpOnly()).isTrue();
        assertThat(handedOver.getSameSite()).isEqualTo("Strict");
        assertThat(handedOver.getMaxAge()).isEqualTo(60);
        var another = with(handedOver.getValue()).cookie("winback-session", session());
        assertThat(another.get(KEYS).asString()).doesNotContain(SHOWN);
        for (var value : List.of("A".repeat(80), handedOver.getValue().substring(1))) {
            assertThat(with(value).get(KEYS).asString()).doesNotContain(SHOWN);
        }
    }

    private Cookie issue() {
        var answer = browser()
                .formParams(Map.of("name", id, "role", "VIEWER", "lifetime", "DAYS_90"))
                .post(KEYS);
        answer.then().statusCode(303).header("Location", KEYS);
        assertThat(answer.asString()).isEmpty();
        return answer.detailedCookie(COOKIE);
    }

    private static RequestSpecification with(String handedOver) {
        return browser().cookie(COOKIE, handedOver);
    }

    private static RequestSpecification browser() {
        return Callers.as("ADMIN")
                .accept("text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
    }

    /** The session of the key of the tests. */
    private static String session() {
        Response page = Callers.anonymous().get("/sign-in");
        var token = page.asString().replaceAll("(?s).*?name=\"form-token\" value=\"([^\"]+)\".*", "$1");
        return Callers.anonymous()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", token, "key", TestKeys.of("ADMIN")))
                .redirects()
                .follow(false)
                .post("/sign-in")
                .cookie("winback-session");
    }

    private void define() {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER")))
                .put("/v1/people/" + id)
                .then()
                .statusCode(201);
    }

    private long links() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from sign_in_link where person = ?")) {
            query.setString(1, id);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
