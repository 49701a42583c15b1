package io.winback.notification.unsubscribe;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.Channel;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.ConsentChanged;
import io.winback.notification.SampleProfile;
import io.winback.testkit.Chromium;
import io.winback.testkit.EventStream;
import io.winback.testkit.RequiresBrowser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** Unsubscribing by a mail client, and by a customer in a real browser. */
@QuarkusTest
@RequiresBrowser
class UnsubscribePageTest {

    private static Chromium chromium;

    @TestHTTPResource("/")
    URI here;

    @Inject
    UnsubscribeLinks links;

    @Inject
    AgroalDataSource dataSource;

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeAll
    static void openABrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeIt() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ja-JP, EMAIL, メールの配信を停止しますか, メールの配信を停止しました, ja, 1280, LIGHT",
        "ja-JP, SMS, SMSの配信を停止しますか, SMSの配信を停止しました, ja, 390, DARK",
        "ja, CHAT, LINEなどのチャットへの配信を停止しますか, LINEなどのチャットへの配信を停止しました, ja, 390, LIGHT",
        "en-GB, EMAIL, Unsubscribe from our e-mail?, You are unsubscribed from our e-mail, en, 1280, DARK",
        "en, SMS, Stop our text messages (SMS)?, You will get no more text messages (SMS) from us, en, 390, LIGHT",
        "en-US, CHAT, Stop our chat messages?, You will get no more chat messages from us, en, 390, DARK"
    })
    void aCustomerUnsubscribesInTheOwnLanguageWithoutScripts(
            String locale,
            Channel channel,
            String question,
            String done,
            String language,
            int width,
            ColorScheme scheme) {
        aRecipient(locale);
        var violations = new ArrayList<String>();
        try (var reader = chromium.reader("fr-FR", width, scheme)) {
            var page = reader.newPage();
            page.onConsoleMessage(message -> violations.add(message.text()));
            page.navigate(here.resolve(path(channel)).toString());

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.locator("h1").innerText()).isEqualTo(question);
            assertIsGood(page, "ask-%s-%s-%d-%s".formatted(channel, language, width, scheme));
            assertThat(consent(channel)).isTrue();

            page.getByRole(AriaRole.BUTTON).focus();
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
            page.keyboard().press("Enter");

            PlaywrightAssertions.assertThat(page.locator("h1")).hasText(done);
            assertIsGood(page, "done-%s-%s-%d-%s".formatted(channel, language, width, scheme));
            assertThat(reader.cookies()).isEmpty();
        }
        assertThat(violations).isEmpty();
        assertThat(consent(channel)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en", "ja, ja", "'fr-FR,en;q=0.5', en", "fr-FR, ja", "'', ja", "';;=', ja"})
    void aRecipientInAnotherLanguageSeesThePageInTheLanguageOfTheBrowser(String accepted, String language) {
        aRecipient("fr-FR");

        given().header("Accept-Language", accepted)
                .get(path(Channel.EMAIL))
                .then()
                .statusCode(200)
                .body("html.@lang", equalTo(language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST %s HTTP/1.0\r\n\r\n",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: image/png\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 26\r\n\r\nList-Unsubscribe=One-Click",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 82\r\n\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 7\r\n\r\n"
                        + "--b\r\nCo",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n1a\r\nList-Unsubscribe=One-Click\r\n0\r\n\r\n",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: nonsense\r\nAccept: nonsense\r\nContent-Length: 1\r\n\r\n{",
                "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            })
    void everyRequestOfAMailClientUnsubscribes(String request) throws IOException {
        aRecipient("ja-JP");

        var answer = exchange(request.formatted(path(Channel.EMAIL)));

        assertThat(answer).startsWith("HTTP/1.").contains(" 200 OK").contains("text/html");
        assertThat(consent(Channel.EMAIL)).isFalse();
        assertThat(consent(Channel.SMS)).isTrue();
    }

    @Test
    void aRepeatedRequestIsAboutTheCustomerInTheAuditLogToo() {
        aRecipient("ja-JP");

        for (int i = 0; i < 2; i++) {
            given().post(path(Channel.EMAIL)).then().statusCode(200);
        }

        eventually().untilAsserted(() -> given().queryParam("subject", "customer/" + customer)
                .queryParam("operation", "POST /u/{token:.*}")
                .get("/v1/audit-entries")
                .then()
                .body("items", hasSize(2)));
    }

    @Test
    void aLongBodyUnsubscribesToo() {
        aRecipient("ja-JP");

        given().contentType("text/plain")
                .body("x".repeat(2_000_000))
                .post(path(Channel.EMAIL))
                .then()
                .statusCode(200);

        assertThat(consent(Channel.EMAIL)).isFalse();
    }

    @Test
    void requestsOfAScannerChangeNothing() {
        aRecipient("ja-JP");

        for (var accept : List.of("text/html", "application/json", "*/*")) {
            var answer = given().accept(accept)
                    .header("Purpose", "prefetch")
                    .get(path(Channel.EMAIL))
                    .then();
            answer.statusCode(200).contentType("text/html;charset=UTF-8").body(containsString("配信を停止する"));
            secure(answer);
        }
        given().head(path(Channel.EMAIL)).then().statusCode(200);
        given().options(path(Channel.EMAIL)).then().statusCode(200);
        given().put(path(Channel.EMAIL)).then().statusCode(405).contentType("text/html");

        assertThat(consent(Channel.EMAIL)).isTrue();
    }

    @Test
    void thePageShowsLaterThatItWasDone() {
        aRecipient("ja-JP");
        given().post(path(Channel.EMAIL)).then().statusCode(200);

        given().get(path(Channel.EMAIL)).then().statusCode(200).body(containsString("メールの配信を停止しました"));
        given().get(path(Channel.SMS)).then().statusCode(200).body(containsString("SMSの配信を停止しますか"));
    }

    @Test
    void anInvalidLinkShowsAnErrorPageInBothLanguages() {
        var path = path(Channel.EMAIL);
        var broken = List.of(
                path.substring(0, path.length() - 3),
                path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A"),
                path.substring(0, path.length() - 1) + (char) (path.charAt(path.length() - 1) + 1),
                path.replace("/u/", "/u/x"),
                path.substring(0, 20),
                path + "=",
                path + "/more",
                "/u/",
                "/u/.",
                "/u/%00",
                "/u/あ",
                "/u/" + "a".repeat(3_000));

        for (var link : broken) {
            for (var accept : List.of("text/html", "application/json")) {
                var answer = given().accept(accept).get(link).then();
                answer.statusCode(404)
                        .contentType("text/html;charset=UTF-8")
                        .body(containsString("このリンクは使えません"))
                        .body(containsString("This link does not work"));
                secure(answer);
                given().accept(accept)
                        .post(link)
                        .then()
                        .statusCode(404)
                        .contentType("text/html;charset=UTF-8")
                        .body(containsString("<html"));
            }
        }
        try (var reader = chromium.reader("en-GB", 390, ColorScheme.LIGHT)) {
            var page = reader.newPage();
            page.navigate(here.resolve("/u/abc").toString());
            assertIsGood(page, "unknown-390-LIGHT");
        }
    }

    /** No readable data of the erased customer is stored, and a customer who gets the same id later gets no message. */
    @Test
    void aLinkOfAnErasedCustomerWorksAndHoldsWhenTheCustomerReturns() {
        aRecipient("ja-JP");
        EventStream.publish(new ProfileErased(customer, UUID.randomUUID()));
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(0)));

        given().get(path(Channel.EMAIL)).then().statusCode(200).body(containsString("メールの配信を停止しました"));
        given().post(path(Channel.EMAIL)).then().statusCode(200).body(containsString("メールの配信を停止しました"));

        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("consents", hasSize(0))
                .body("consentHistory", hasSize(0));

        aRecipient("ja-JP");

        assertThat(consent(Channel.EMAIL)).isFalse();
        assertThat(consent(Channel.SMS)).isTrue();
        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.channel()).isEqualTo(Channel.EMAIL);
                    assertThat(change.granted()).isFalse();
                    assertThat(change.source()).isEqualTo("unsubscribe link");
                }));
    }

    @Test
    void onlyTheCustomerLiftsAWithdrawalByLinkThatWaitsForTheProfile() {
        given().post(path(Channel.EMAIL)).then().statusCode(200);

        given().contentType("application/json")
                .body(Map.of("EMAIL", true))
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("source"));
        aRecipient("ja-JP");
        assertThat(consent(Channel.EMAIL)).isFalse();
    }

    /** Like a batch of profiles. Other requests wait half as long for a lock. */
    @Test
    void aWithdrawalWaitsForABusyDatabase() throws Exception {
        aRecipient("ja-JP");

        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(x'636F6E73656E74'::bigint)");
            var link = path(Channel.EMAIL);
            var answer = CompletableFuture.supplyAsync(() -> {
                // A thread of the common pool may have the class loader of an application that has ended.
                Thread.currentThread().setContextClassLoader(UnsubscribePageTest.class.getClassLoader());
                return given().post(link).statusCode();
            });
            statement.execute("select pg_sleep(3.2)");
            connection.commit();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }

        assertThat(consent(Channel.EMAIL)).isFalse();
    }

    private static void secure(ValidatableResponse answer) {
        answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", containsString("noindex"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Set-Cookie", (String) null);
    }

    /** It fits the window, applies its style, is readable, and its button is large enough. */
    private static void assertIsGood(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/unsubscribe-" + name + ".png")));
        assertThat(page.title()).isNotBlank();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.body).fontFamily").toString())
                .contains("system-ui");
        var unreadable = page.evaluate("""
                () => {
                  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255)
                      .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                    return .2126 * r + .7152 * g + .0722 * b; };
                  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                    if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'rgb(255, 255, 255)'; };
                  return [...document.querySelectorAll('h1, h2, p, button, label, legend')].filter(e => {
                    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
                    return (a + .05) / (b + .05) < 4.5; }).map(e => e.outerHTML);
                }""");
        assertThat((List<?>) unreadable).isEmpty();
        for (var button : page.getByRole(AriaRole.BUTTON).all()) {
            assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(24);
            assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(24);
        }
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket(here.getHost(), here.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String path(Channel channel) {
        return URI.create(links.create(customer, channel)).getPath();
    }

    private boolean consent(Channel channel) {
        return given().get("/v1/customers/" + customer + "/consents").jsonPath().getBoolean(channel.name());
    }

    private void aRecipient(String locale) {
        EventStream.publish(SampleProfile.of(customer, 1)
                .reading(locale)
                .reachedAt(new Contacts(customer + "@customers.example", "+819012345678", "U1"))
                .preferring(Channel.EMAIL)
                .allowing(Channel.values())
                .build());
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(1)));
    }
}
