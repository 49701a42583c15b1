package io.winback.campaign.access;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** An administrator manages people in the browser. */
@QuarkusTest
@RequiresBrowser
class PeoplePageTest {

    private static final String PASSWORD = "plum-river-9-lantern";
    private static final String OVERFLOWING = """
            [...document.querySelectorAll('main *')]
                .filter((element) => element.getClientRects().length && !element.closest('.unseen, .cards thead'))
                .filter((element) => innerWidth < 768 || !element.closest('.wide'))
                .filter((element) => element.getBoundingClientRect().right > innerWidth)
                .map((element) => element.outerHTML.slice(0, 80))""";

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

    @BeforeEach
    void anAdministrator() throws SQLException {
        execute("delete from user_session");
        execute("delete from sign_in_link");
        execute("delete from sign_in_back_off");
        execute("delete from person");
        define("hina", "Hina Sato", "ADMIN");
    }

    @Test
    void anAdministratorAddsAPersonChangesTheRolesAndMakesALink() {
        try (var admin = browser("en-GB", 1280)) {
            var page = signIn(admin, "hina");
            page.navigate(url + "console/account");
            page.getByRole(AriaRole.LINK, named("People")).click();

            page.getByLabel("Sign-in name").fill("ken");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ken Mori");
            page.getByLabel("Marketer").check();
            page.getByRole(AriaRole.BUTTON, button("Add person")).click();

            assertThat(page.getByRole(AriaRole.HEADING, heading("Ken Mori"))).isVisible();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Now make a sign-in link below");
            given().get("/v1/people/ken").then().body("roles", contains("VIEWER", "MARKETER"));

            page.getByLabel("Viewer").uncheck();
            page.getByRole(AriaRole.BUTTON, button("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
            page.reload();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
            given().get("/v1/people/ken").then().body("roles", contains("MARKETER"));

            page.getByRole(AriaRole.BUTTON, button("Make a link")).click();
            var link = page.locator("#address").textContent();
            try (var ken = browser("en-GB", 390)) {
                var own = ken.newPage();
                own.navigate(link);
                own.getByRole(AriaRole.BUTTON, button("Sign in as ken")).click();
                assertThat(own.getByRole(AriaRole.LINK, named("My account"))).isVisible();
                own.navigate(url + "console/people");
                assertThat(own.getByText("You cannot open this page")).isVisible();

                page.getByRole(AriaRole.BUTTON, button("End all sessions")).click();
                assertThat(page.getByRole(AriaRole.STATUS)).hasText("Sessions ended: 1.");
                own.navigate(url);
                assertThat(own).hasURL(url + "sign-in");
            }
        }
    }

    @Test
    void aDeletionAsksByWhatWillHappen() {
        define("ken", "Ken Mori", "VIEWER");
        try (var admin = browser("en-GB", 1280)) {
            var page = signIn(admin, "hina");
            page.navigate(url + "console/people/ken");
            var delete = page.getByRole(AriaRole.BUTTON, button("Delete Ken Mori for good"));
            assertThat(delete).isHidden();

            page.locator("summary").click();
            assertThat(page.getByText("This cannot be undone")).isVisible();
            delete.click();

            assertThat(page.getByRole(AriaRole.STATUS)).hasText("The person was deleted.");
            page.reload();
            assertThat(page.locator("h1")).hasText("People");
            given().get("/v1/people/ken").then().statusCode(404);
        }
    }

    @Test
    void theLastAdministratorStays() {
        try (var admin = browser("en-GB", 1280)) {
            var page = signIn(admin, "hina");
            page.navigate(url + "console/people/hina");
            page.getByLabel("Administrator").uncheck();
            page.getByLabel("Viewer").check();
            page.getByRole(AriaRole.BUTTON, button("Save")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is the last administrator");

            page.locator("summary").click();
            page.getByRole(AriaRole.BUTTON, button("Delete Hina Sato for good")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is the last administrator");
            given().get("/v1/people/hina").then().body("roles", contains("ADMIN"));
        }
    }

    @Test
    void twoChangesAtTheSameTimeShowBothVersions() {
        define("ken", "Ken Mori", "VIEWER");
        try (var admin = browser("en-GB", 1280)) {
            var page = signIn(admin, "hina");
            page.navigate(url + "console/people/ken");
            define("ken", "Ken Mori", "OPERATOR");

            page.getByLabel("Support").check();
            page.getByRole(AriaRole.BUTTON, button("Save")).click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("was changed meanwhile");
            assertThat(page.getByLabel("What is stored now")).containsText("Operator");
            assertThat(page.getByLabel("Support")).isChecked();
            given().get("/v1/people/ken").then().body("roles", contains("OPERATOR"));

            page.getByRole(AriaRole.BUTTON, button("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
            given().get("/v1/people/ken").then().body("roles", contains("VIEWER", "SUPPORT"));
        }
    }

    @Test
    void whatWasTypedStaysAfterAnError() {
        try (var admin = browser("ja-JP", 1280)) {
            var page = signIn(admin, "hina");
            page.navigate(url + "console/people");
            page.locator("#personId").fill("hina");
            page.locator("#displayName").fill("佐藤 ひな");
            page.getByRole(AriaRole.BUTTON, button("ユーザーを追加")).click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("すでに使われています");
            assertThat(page.locator("#personId")).hasValue("hina");
            assertThat(page.locator("#displayName")).hasValue("佐藤 ひな");
            given().get("/v1/people/hina").then().body("displayName", equalTo("Hina Sato"));
        }
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionHasNoEffect() {
        define("ken", "Ken Mori", "VIEWER");
        try (var admin = browser("en-GB", 1280)) {
            var page = signIn(admin, "hina");
            var session = admin.cookies().stream()
                    .filter(cookie -> cookie.name.equals("winback-session"))
                    .findFirst()
                    .orElseThrow()
                    .value;
            assertThat(page.url()).isEqualTo(url);
            for (var form : List.of("", "/ken", "/ken/deletion", "/ken/session-ends", "/ken/sign-in-links")) {
                Callers.anonymous()
                        .cookie("winback-session", session)
                        .formParams(Map.of(
                                "form-token",
                                "A".repeat(43),
                                "personId",
                                "new",
                                "displayName",
                                "New",
                                "roles",
                                "ADMIN"))
                        .post("/console/people" + form)
                        .then()
                        .statusCode(403);
            }
            given().get("/v1/people").then().body("items.personId", contains("hina", "ken"));
            given().get("/v1/people/ken").then().body("roles", contains("VIEWER"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 390", "ja-JP, 1280", "en-GB, 390", "en-GB, 1280"})
    void thePagesFitTheScreen(String locale, int width) {
        define(
                "ken-with-a-long-sign-in-name.0123456789.0123456789",
                "Ken " + "Longname".repeat(8),
                "VIEWER",
                "OPERATOR");
        try (var admin = browser(locale, width)) {
            var page = signIn(admin, "hina");
            for (var path : List.of("console/people", "console/people/hina", "console/account")) {
                page.navigate(url + path);
                assertThat(page.locator("main h1")).isVisible();
                assertThat((List<?>) page.evaluate(OVERFLOWING)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                assertThat(page.locator("body"))
                        .not()
                        .containsText(Pattern.compile("\\b[A-Z]{2,}_[A-Z]+\\b|NOT_FOUND|people:"));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(
                                "target",
                                "screenshots",
                                "%s-%s-%d.png".formatted(path.replace('/', '-'), locale, width))));
            }
        }
    }

    private BrowserContext browser(String locale, int width) {
        return chromium.reader(locale, width, ColorScheme.LIGHT);
    }

    private Page signIn(BrowserContext browser, String name) {
        var page = browser.newPage();
        page.navigate(url + "sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form").first().getByRole(AriaRole.BUTTON).click();
        assertThat(page).hasURL(url);
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return named(name);
    }

    private static void define(String id, String name, String... roles) {
        given().contentType("application/json")
                .body(Map.of("displayName", name, "roles", roles, "password", PASSWORD))
                .put("/v1/people/" + id);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
