package io.winback.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.winback.system.RunningStack.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Every page of every packaged service, in a browser. */
@RequiresBrowser
class WebPagesTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+/u/[A-Za-z0-9._-]+");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Chromium chromium;

    private final RunningStack system = RunningStack.get();
    private final String customer = "mei-" + UUID.randomUUID();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @AfterEach
    void theBrowserReportsNoError() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ja-JP, メールの配信を停止しますか, メールの配信を停止しました",
        "SMS, ja-JP, SMSの配信を停止しますか, SMSの配信を停止しました",
        "CHAT, en-GB, Stop our chat messages?, You will get no more chat messages from us"
    })
    void aRecipientUnsubscribesByTheLinkInTheMessage(String channel, String locale, String question, String done) {
        var link = linkInAMessage(channel, locale);

        var page = open(link, locale, 390, ColorScheme.DARK);
        assertThat(page.locator("h1")).hasText(question);
        isPage(page, "unsubscribe-ask-" + channel);
        assertThat(consent(channel)).isTrue();
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("h1")).hasText(done);
        isPage(page, "unsubscribe-done-" + channel);
        assertThat(consent(channel)).isFalse();
    }

    @Test
    void aMailClientUnsubscribesWithOneClickInChunks() throws Exception {
        var link = linkInAMessage("EMAIL", "ja-JP");
        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString("List-Unsubscribe=One-Click"));

        var answer = send(HttpRequest.newBuilder(URI.create(link))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(chunked));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("メールの配信を停止しました");
        assertThat(consent("EMAIL")).isFalse();
    }

    @Test
    void aSurveyIsAnsweredOnItsPage() {
        describe("EMAIL", "ja-JP");
        var link = system.api()
                .post(system.customer("/v1/survey-invitations"), Map.of("customerId", customer, "kind", "CSAT"))
                .path("url")
                .asText();

        var page = open(link, "ja-JP", 390, ColorScheme.DARK);
        assertThat(page).hasTitle("アンケート");
        isPage(page, "survey");
        page.locator("input[name=score][value='4']").check();
        isPage(page, "survey-checked");
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("h1")).hasText("ご回答ありがとうございました");
        isPage(page, "survey-thanks");
    }

    @ParameterizedTest
    @CsvSource({"/, ja-JP", "/, en-GB", "/console/backtest, ja-JP", "/console/backtest, en-GB"})
    void theConsoleIsShown(String path, String locale) {
        var browser = chromium.reader(locale, 1280, ColorScheme.LIGHT);
        system.signIn(browser);

        var page = open(system.campaign(path), locale, browser);

        assertThat(page.locator("h1").first()).isVisible();
        isPage(page, "console-" + path.replace('/', '-') + locale);
    }

    @ParameterizedTest
    @CsvSource({
        "notification, /u/abc, このリンクは使えません, This link does not work",
        "notification, /u/, このリンクは使えません, This link does not work",
        "notification, /u, このリンクは使えません, This link does not work",
        "customer, /s/abc, このリンクは使えません, This link does not work",
        "customer, /s/, このリンクは使えません, This link does not work",
        "campaign, /console/none, このページはありません, There is no such page"
    })
    void anErrorOnAPathForPeopleIsAPage(String service, String path, String japanese, String english) throws Exception {
        var url = system.stack().ports().url(service) + path;
        for (var accept : List.of("text/html", "application/json", "*/*")) {
            var answer = send(HttpRequest.newBuilder(URI.create(url))
                    .header("Accept", accept)
                    .GET());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains(japanese, english);
        }
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            var answer = send(HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private Page open(String url, String locale, int width, ColorScheme scheme) {
        return open(url, locale, chromium.reader(locale, width, scheme));
    }

    private Page open(String url, String locale, BrowserContext browser) {
        var page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        var answer = page.navigate(url);
        assertThat(answer.text()).startsWith("<!DOCTYPE html>").doesNotContain("io.quarkus");
        assertThat(answer.headerValue("Content-Security-Policy")).isNotBlank().doesNotContain("unsafe-inline");
        assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
        return page;
    }

    private static void isPage(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
        assertThat(page.title()).isNotBlank();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private String linkInAMessage(String channel, String locale) {
        describe(channel, locale);
        system.api().post(system.customer("/v1/cancellations"), Map.of("customerId", customer, "reason", "PRICE"));
        eventually().until(() -> LINK.matcher(text(channel)).find());
        var link = LINK.matcher(text(channel));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private String text(String channel) {
        return system.received("channel=%s&to=%s".formatted(channel, URLEncoder.encode(address(channel), UTF_8)))
                .path("items")
                .path(0)
                .path("text")
                .asText();
    }

    private void describe(String channel, String locale) {
        system.api().put(system.customer("/v1/customers/" + customer), """
                {"name": "鈴木 芽衣", "locale": "%s", "preferredChannel": "%s",
                 "contacts": {"email": "%s", "phone": "%s", "chat": "%s"},
                 "consents": {"EMAIL": true, "SMS": true, "CHAT": true}}""".formatted(
                        locale, channel, address("EMAIL"), address("SMS"), address("CHAT")));
    }

    private String address(String channel) {
        return switch (channel) {
            case "EMAIL" -> customer + "@customers.example";
            case "SMS" -> "+8190%08d".formatted(Math.floorMod(customer.hashCode(), 100_000_000));
            default -> customer;
        };
    }

    private boolean consent(String channel) {
        return system.api()
                .get(system.notification("/v1/customers/" + customer + "/consents"))
                .path(channel)
                .asBoolean();
    }
}
