package io.winback.campaign.access;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWireMock;
import io.winback.chassis.secrets.Base64Url;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** A person signs in to the console with an identity provider, and signs out there as well. */
@QuarkusTest
@TestProfile(ProviderProfile.class)
@RequiresBrowser
class ProviderSignInTest {

    private static Chromium chromium;

    @TestHTTPResource("/")
    String url;

    @OidcWireMock
    WireMockServer provider;

    @Inject
    AgroalDataSource database;

    /** Another site than that of the provider, as in an installation. */
    private String console;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void theConsoleIsAnotherSite() {
        console = url.replace("localhost", "127.0.0.1");
    }

    @Test
    void theProviderSignsAPersonIn() {
        try (var browser = browser()) {
            var page = signIn(browser);

            assertThat(page).hasURL(console);
            assertThat(page.locator("main h1")).isVisible();
            var session = browser.cookies(console).stream()
                    .filter(cookie -> cookie.name.equals("winback-session"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            assertThat(browser.cookies(console)).noneMatch(cookie -> cookie.name.startsWith("q_session"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Sign in with your organisation, console/backtest",
        "ja-JP, 組織のアカウントでサインイン, console/account?done=SESSION_ENDED"
    })
    void theSignInOpensThePageThatWasWanted(String locale, String link, String wanted) {
        try (var browser = chromium.reader(locale, 1280, ColorScheme.LIGHT)) {
            var page = browser.newPage();
            page.navigate(console + wanted);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                    .click();
            answerAtProvider(page);

            assertThat(page).hasURL(console + wanted);
            assertThat(page.locator("main h1")).isVisible();
            assertThat(browser.cookies(console)).noneMatch(cookie -> cookie.name.equals("winback-wanted"));
        }
    }

    @Test
    void aWantedPageOfAnotherBrowserTabIsForgotten() {
        try (var browser = browser()) {
            browser.newPage().navigate(console + "sign-in/oidc?next=%2Fconsole%2Fbacktest");

            signIn(browser);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "%2F%2Fevil.example",
                "https://evil.example/console/x",
                "/console/..//evil.example",
                "/console/%2e%2e/%2e%2e//evil.example",
                "/v1/people"
            })
    void theSignInOpensNoOtherAddress(String wanted) {
        Callers.anonymous()
                .accept("text/html")
                .redirects()
                .follow(false)
                .queryParam("next", wanted)
                .get("/sign-in/oidc")
                .then()
                .statusCode(302)
                .header("Location", startsWith(provider.baseUrl()))
                .cookie("winback-wanted", "");
        try (var browser = browser()) {
            var page = atProvider(browser);
            browser.addCookies(List.of(new Cookie("winback-wanted", Base64Url.encode(wanted.getBytes(UTF_8)))
                    .setUrl(console)
                    .setHttpOnly(true)));
            answerAtProvider(page);

            assertThat(page).hasURL(console);
        }
    }

    @Test
    void aLinkOfAnotherSiteKeepsThePageThatWasWanted() {
        Callers.anonymous()
                .accept("text/html")
                .header("Sec-Fetch-Site", "cross-site")
                .redirects()
                .follow(false)
                .queryParam("next", "/console/keys")
                .get("/sign-in/oidc")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in?next=%2Fconsole%2Fkeys"));
    }

    @Test
    void theRolesOfThePersonComeFromTheClaim() {
        try (var browser = browser()) {
            var page = signIn(browser);

            page.navigate(console + "console/people");

            assertThat(page.getByText("You cannot open this page")).isVisible();
        }
    }

    @Test
    void anAdministratorEndsASessionThatBeganAtTheProvider() throws SQLException {
        try (var browser = browser()) {
            var page = signIn(browser);
            Callers.as("ADMIN")
                    .queryParam("subject", "provider-account/alice")
                    .get("/v1/audit-entries")
                    .then()
                    .body("items.actor", hasItem("alice"))
                    .body("items.actorKind", hasItem("PROVIDER_ACCOUNT"))
                    .body("items.operation", hasItem("GET /sign-in/oidc"));
            Callers.as("ADMIN")
                    .header("Accept-Language", "en")
                    .get("/console/people")
                    .then()
                    .statusCode(200)
                    .body(containsString("Signed in with the identity provider"))
                    .body(containsString("/console/people/alice/session-ends"));

            Callers.as("ADMIN")
                    .post("/v1/people/alice/session-ends")
                    .then()
                    .statusCode(200)
                    .body("ended", greaterThanOrEqualTo(1));

            page.navigate(console);
            assertThat(page).hasURL(console + "sign-in");
            // The browser still has the sign-in at the provider from before.
            page.navigate(console + "sign-in/oidc?next=%2Fconsole%2Fbacktest");
            assertThat(page).hasURL(console + "sign-in?next=%2Fconsole%2Fbacktest");
            assertThat(ofProvider(browser)).isEmpty();
            Callers.as("ADMIN")
                    .post("/v1/people/alice/session-ends")
                    .then()
                    .statusCode(200)
                    .body("ended", equalTo(0));
        } finally {
            // The next sign-in may come within the second of this end.
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("delete from provider_session_end");
            }
        }
    }

    @Test
    void theTokenThatASignOutSendsToTheProviderIsKeptAsLongAsASessionCanLast() {
        try (var browser = browser()) {
            signIn(browser);

            var endOfSession = Instant.now().plus(Duration.ofHours(12)).getEpochSecond();
            assertThat(ofProvider(browser))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.expires >= endOfSession)
                    .allMatch(cookie -> cookie.secure);
        }
    }

    @Test
    void aSignOutEndsTheSessionHereAndAtTheProvider() {
        try (var browser = browser()) {
            var page = signIn(browser);
            var requests = new CopyOnWriteArrayList<String>();
            page.onRequest(request -> requests.add(request.url()));

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.waitForCondition(() -> requests.stream().anyMatch(request -> request.contains("/end-session?")));

            assertThat(requests)
                    .anyMatch(request -> request.contains("/end-session?")
                            && request.contains("id_token_hint=")
                            && request.contains("post_logout_redirect_uri="));
            var next = browser.newPage();
            next.navigate(console);
            assertThat(next).hasURL(console + "sign-in");
            assertThat(ofProvider(browser)).isEmpty();
        }
    }

    @Test
    void namesAndPasswordsAreNotAcceptedBesideAProvider() {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Hina", "roles", List.of("VIEWER"), "password", "plum-river-9-lantern"))
                .put("/v1/people/local");
        var form = Callers.anonymous().header("Accept-Language", "en").get("/sign-in");
        form.then()
                .statusCode(200)
                .body(containsString("Sign in with your organisation"))
                .body(not(containsString("name=\"password\"")));
        var token = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"").matcher(form.asString());
        assertThat(token.find()).isTrue();

        Callers.anonymous()
                .cookie("winback-form", form.cookie("winback-form"))
                .formParams(Map.of("form-token", token.group(1), "name", "local", "password", "plum-river-9-lantern"))
                .post("/sign-in")
                .then()
                .statusCode(422);
    }

    @Test
    void aCodeWithoutItsStateDoesNotSignIn() {
        Callers.anonymous()
                .accept("text/html")
                .redirects()
                .follow(false)
                .get("/sign-in/oidc?code=x&state=y")
                .then()
                .statusCode(302)
                .header("Set-Cookie", not(containsString("winback-session")));
    }

    private static BrowserContext browser() {
        return chromium.reader("en-GB", 1280, ColorScheme.LIGHT);
    }

    /** The cookies of the sign-in at the provider. Without an address, because that leaves out secure cookies of 127.0.0.1. */
    private static List<Cookie> ofProvider(BrowserContext browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .toList();
    }

    private Page signIn(BrowserContext browser) {
        var page = atProvider(browser);
        answerAtProvider(page);
        assertThat(page).hasURL(console);
        return page;
    }

    private Page atProvider(BrowserContext browser) {
        var page = browser.newPage();
        page.navigate(console);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with your organisation"))
                .click();
        return page;
    }

    private void answerAtProvider(Page page) {
        page.locator("#username").fill("alice");
        ProviderTokens.answer(provider, ProviderTokens.idToken().claim("nonce", ProviderTokens.nonce(page.url())));
        page.locator("#password").fill("alice");
        page.locator("input[type=submit]").click();
    }
}
