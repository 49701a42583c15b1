package io.winback.campaign.access.keys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The page of API keys, in a browser that is signed in. */
@QuarkusTest
@RequiresBrowser
class KeysPageTest {

    private static Chromium chromium;

    @TestHTTPResource("/")
    String url;

    private final String name = "page-" + UUID.randomUUID();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void theBrowserReportsNoError() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ja-JP, 390, DARK, どのシステムが API を利用できますか, キーを発行する, 更新, 失効, キーを失効させる, 二度と表示されません, キーを失効させました。",
        "en-GB, 1280, LIGHT, Which systems may call the API?, Issue the key, Replace, Revoke, Revoke the key, It is"
                + " not shown again, The key was revoked."
    })
    void aKeyIsIssuedReplacedAndRevoked(
            String locale,
            int width,
            ColorScheme scheme,
            String heading,
            String issue,
            String replace,
            String revoke,
            String confirm,
            String once,
            String revoked) {
        try (var browser = chromium.reader(locale, width, scheme)) {
            var page = signedIn(browser);
            page.navigate(url + "console/keys");
            assertThat(page.locator("h1")).hasText(heading);

            page.locator("#name").fill(name);
            page.locator("#role-VIEWER").check();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(issue))
                    .click();

            var first = page.locator("#issued code").textContent();
            assertThat(first).matches("wbk_[A-Za-z0-9_-]{43}");
            assertThat(page.locator("#issued")).containsText(once);
            isPage(page, "issued-" + locale);
            answers(first, 200);

            assertThat(page.reload().status()).isEqualTo(200);
            assertThat(page.content()).doesNotContain(first);
            page.locator("tr", new Page.LocatorOptions().setHasText(name))
                    .locator("summary", new Locator.LocatorOptions().setHasText(replace))
                    .click();
            isPage(page, "replace-" + locale);
            page.locator("tr", new Page.LocatorOptions().setHasText(name))
                    .locator("form[action$=rotation] button")
                    .click();
            var second = page.locator("#issued code").textContent();
            assertThat(second).isNotEqualTo(first);
            assertThat(page).hasURL(url + "console/keys");
            assertThat(page.reload().status()).isEqualTo(200);
            assertThat(page.content()).doesNotContain(second);
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                    .hasCount(2);
            answers(first, 200);
            answers(second, 200);

            var newest = page.locator("tr", new Page.LocatorOptions().setHasText(name))
                    .first();
            newest.locator("summary", new Locator.LocatorOptions().setHasText(revoke))
                    .click();
            isPage(page, "revoke-" + locale);
            newest.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(confirm))
                    .click();
            page.waitForURL(url + "console/keys?done=REVOKED");
            assertThat(page.locator(".done")).containsText(revoked);
            isPage(page, "revoked-" + locale);
            answers(second, 401);
            answers(first, 200);
        }
    }

    @Test
    void whatWasTypedStaysWhenTheFormIsRefused() {
        try (var browser = chromium.reader("en-GB", 390, ColorScheme.LIGHT)) {
            var page = signedIn(browser);
            page.navigate(url + "console/keys");
            page.locator("#name").fill(name);
            page.locator("#role-SUPPORT").check();
            page.locator("#scopes").fill("orders:write baskets:read");
            page.locator("#lifetime").selectOption("DAYS_90");

            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Issue the key"))
                    .click();

            assertThat(page.locator("#scopes-help .fault")).containsText("At least one entry is unknown");
            assertThat(page.locator("#scopes")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#name")).hasValue(name);
            assertThat(page.locator("#role-SUPPORT")).isChecked();
            assertThat(page.locator("#scopes")).hasValue("orders:write baskets:read");
            assertThat(page.locator("#lifetime")).hasValue("DAYS_90");
            isPage(page, "refused");
            complaints.removeIf(complaint -> complaint.contains("400"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/0190a000-0000-7000-8000-000000000001/rotation",
                "/0190a000-0000-7000-8000-000000000001/revocation"
            })
    void aFormOfAnotherSiteHasNoEffect(String path) {
        String session;
        try (var browser = chromium.reader("en-GB", 390, ColorScheme.LIGHT)) {
            signedIn(browser);
            session = browser.cookies().stream()
                    .filter(cookie -> cookie.name.equals("winback-session"))
                    .findFirst()
                    .orElseThrow()
                    .value;
        }
        for (var token : new String[] {"", "A".repeat(43)}) {
            Callers.anonymous()
                    .cookie("winback-session", session)
                    .formParam("form-token", token)
                    .formParam("name", name)
                    .formParam("role", "ADMIN")
                    .formParam("lifetime", "UNLIMITED")
                    .post("/console/keys" + path)
                    .then()
                    .statusCode(403);
        }
        Callers.as("ADMIN").get("/v1/api-keys?limit=200").then().body(not(containsString(name)));
    }

    @Test
    void aNameThatIsTakenAndAMissingRoleAreRefusedAtTheirField() {
        issue(name, "VIEWER").then().statusCode(303).header("Location", "/console/keys");

        issue(name, "VIEWER").then().statusCode(409).body(containsString("Another key has this name"));
        issue("Shop 1", "VIEWER").then().statusCode(400).body(containsString("Enter 1 to 64 small letters"));
        issue(name + "-x", "OWNER").then().statusCode(400).body(containsString("Choose at least one role"));
        issue(name + "-x", "SERVICE").then().statusCode(400).body(containsString("Choose at least one role"));
    }

    @Test
    void keysOfTheSettingsAreNamedAndSoIsTheIssuer() {
        issue(name, "VIEWER");

        var page = Callers.as("ADMIN")
                .header("Accept-Language", "en")
                .get("/console/keys")
                .asString();

        assertThat(page)
                .contains("These keys come from the settings of the installation", "marketer")
                .contains("by the API key admin")
                .doesNotContain("key:admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotation", "revocation"})
    void theAddressOfAFormOpensTheListOfKeys(String form) {
        Callers.as("ADMIN")
                .redirects()
                .follow(false)
                .get("/console/keys/0190a000-0000-7000-8000-000000000001/" + form)
                .then()
                .statusCode(303)
                .header("Location", "/console/keys");
    }

    private static Response issue(String name, String role) {
        return Callers.as("ADMIN")
                .redirects()
                .follow(false)
                .formParam("name", name)
                .formParam("role", role)
                .formParam("lifetime", "DAYS_365")
                .post("/console/keys");
    }

    private Page signedIn(BrowserContext browser) {
        var page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(url + "sign-in");
        page.locator("#key").fill(TestKeys.of("ADMIN"));
        page.locator("#key").press("Enter");
        page.waitForURL(url);
        return page;
    }

    private static void isPage(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "console", "keys-" + name + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void answers(String key, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> Callers.withKey(key).get("/v1/campaigns").then().statusCode(status));
    }
}
