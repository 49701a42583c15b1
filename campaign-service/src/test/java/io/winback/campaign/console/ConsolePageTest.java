package io.winback.campaign.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Money;
import io.winback.events.Topic;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import io.winback.testkit.EventStream;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(ServiceStandIns.class)
@RequiresBrowser
class ConsolePageTest extends ConsoleTest {

    /** What belongs to the code or the API and not on a page: camel case, constants, paths, service ids. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("[a-z][A-Z]|[A-Z]_[A-Z]|/v1/|[a-z]-service|churnRule|recency|monetary");

    private static final LocatorAssertions.ContainsTextOptions AS_SEEN =
            new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);

    @ParameterizedTest
    @CsvSource({"ja-JP, 1280, LIGHT", "ja-JP, 390, DARK", "en-GB, 1280, DARK", "en-GB, 390, LIGHT"})
    void theDashboardIsShownInTheLanguageOfTheViewerAndFitsTheScreen(String locale, int width, ColorScheme scheme) {
        ServiceStandIns.start(
                Service.CUSTOMER, "{\"customers\": {\"ACTIVE\": 12345, \"NEW_STAGE\": 1}, \"more\": 1}", HEALTHY);
        ServiceStandIns.start(Service.NOTIFICATION, """
                {"messages": {"EMAIL": {"SENT": 1000, "QUEUED": 20, "DEFERRED": 3, "SKIPPED": 5}, "SMS": {"SENT": 234}}}""", """
                winback_outbox_waiting 1200.0
                winback_outbox_lag_seconds 1.5
                winback_deadletters_waiting{application="notification-service"} 2.0
                """);
        try (var viewer = TestKeys.on(chromium.reader(locale, width, scheme))) {
            var japanese = locale.startsWith("ja");
            var page = viewer.newPage();
            var errors = errorsOf(page);

            page.navigate(url);
            page.waitForResponse("**/console/dashboard", () -> {});

            assertThat(page.locator("html")).hasAttribute("lang", japanese ? "ja" : "en");
            assertThat(page.locator("h1")).hasText(japanese ? "離反から復帰まで" : "From churn to return");
            assertThat(page.getByLabel(japanese ? "現在の顧客数（ライフサイクル段階別）" : "Customers now, by lifecycle stage"))
                    .containsText(japanese ? "アクティブ12,345" : "Active12,345");
            assertThat(step(page, FunnelStepName.SENT)).containsText("1,234");
            assertThat(page.locator("table[aria-labelledby=messages] tbody tr")
                            .first()
                            .locator("td"))
                    .hasText(new String[] {"1,000", "23", "5", "0"});
            assertThat(service(page, Service.NOTIFICATION)).containsText(japanese ? "デッドレター2" : "Dead letters2");
            assertThat(service(page, Service.NOTIFICATION)).containsText("1,500");
            assertThat(service(page, Service.CAMPAIGN)).containsText(japanese ? "稼働中" : "Up");
            assertThat(service(page, Service.OFFER)).containsText(japanese ? "応答なし" : "Down");
            assertThat(page.getByLabel(japanese ? "クーポン数の累計（現在の状態別）" : "Coupons since the start, by present state"))
                    .containsText(japanese ? "特典サービスから数値を取得できません" : "Offer service gives no figures");
            assertThat(page.locator("#chart canvas")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(errors).isEmpty();
            screenshot(page, locale + "-" + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 390, LIGHT", "en-GB, 1280, DARK"})
    void aBacktestIsShownAsChartsAndTables(String locale, int width, ColorScheme scheme) {
        ServiceStandIns.start(Service.CUSTOMER, "{}", HEALTHY);
        ServiceStandIns.addAnswer(Service.CUSTOMER, "/v1/scorings/backtests/latest", """
                {"state": "DONE", "calibrateUntil": "1997-09-30", "testUntil": "1998-06-30", "customers": 2357,
                 "purchases": 1882, "buyAgain": 0.29, "verdicts": [
                   {"name": "recency", "auc": {"value": 0.7707, "low": 0.749, "high": 0.792}, "topTenthOfRevenue": 0.41,
                    "thresholds": [{"from": 90.0, "flagged": 1532, "precision": 0.832, "recall": 0.763}]},
                   {"name": "lapseClock", "thresholds": [{"from": 1.5, "flagged": 9, "precision": 0.5, "recall": 0.1}]},
                   {"name": "monetary"},
                   {"name": "churnRule", "thresholds": [{"from": 1.0, "flagged": 0, "recall": 0.0}]},
                   {"name": "paretoNbd", "auc": {"value": 0.7791, "low": 0.757, "high": 0.8}, "expected": 1837.2,
                    "brier": 0.161, "topTenthOfRevenue": 0.5,
                    "thresholds": [{"from": 0.50, "flagged": 9, "precision": 0.5, "recall": 0.1}], "calibration": [
                      {"repeats": 0, "customers": 1411, "expected": 0.218, "actual": 0.231},
                      {"repeats": 1, "customers": 439, "expected": 0.61, "actual": 0.67},
                      {"repeats": 2, "customers": 507, "expected": 2.3, "actual": 2.2}]}],
                 "returnsBySilence": [{"fromDays": 0, "customers": 400, "returned": 240},
                   {"fromDays": 30, "customers": 900, "returned": 200}, {"fromDays": 180, "customers": 0, "returned": 0}]}""");
        try (var viewer = TestKeys.on(chromium.reader(locale, width, scheme))) {
            var japanese = locale.startsWith("ja");
            var page = viewer.newPage();
            var errors = errorsOf(page);

            page.navigate(url + "console/backtest");

            assertThat(page.locator("h1")).hasText(japanese ? "スコアの精度" : "Accuracy of the scores");
            assertThat(page.locator(
                                    "tbody tr",
                                    new Page.LocatorOptions()
                                            .setHasText(japanese ? "Pareto/NBDモデル" : "Pareto/NBD model"))
                            .first())
                    .containsText("0.7790.757–0.800 0.1611,83750.0%");
            assertThat(page.locator("#calibration-table")).containsText("2+5072.200 2.300");
            assertThat(page.locator("#silence-table")).containsText("0–2940060.0%");
            assertThat(page.locator("#silence-table")).containsText("30–17990022.2%");
            assertThat(page.locator("#silence-table")).containsText("180+0–");
            assertThat(page.locator("#threshold-table"))
                    .containsText(
                            japanese
                                    ? "最終購入からの日数90日1,532 83.2%76.3%"
                                    : "Days since the last order90 days1,532 83.2%76.3%");
            assertThat(page.locator("#threshold-table"))
                    .containsText(japanese ? "現在の離反判定–0 –0.0%" : "Churn rule in use–0 –0.0%");
            assertThat(page.locator("#threshold-table"))
                    .containsText(japanese ? "通常の購入間隔の1.5倍" : "1.5 × the usual gap");
            assertThat(page.locator("#threshold-table")).containsText("50%");
            assertThat(page.locator(".introduction")).containsText(japanese ? "1997年9月30日" : "30 September 1997");
            assertThat(page.locator(".facts")).containsText("2,357");
            assertThat(page.locator("main")).containsText(japanese ? "0.5は偶然と同じ" : "0.5 is chance and 1 is perfect");
            assertThat(page.locator("#calibration-chart"))
                    .hasAttribute("data-value", japanese ? "顧客一人あたりの購入回数" : "Purchases per customer");
            assertThat(page.locator("body")).not().containsText(IDENTIFIER, AS_SEEN);
            assertThat(page.locator("#calibration-chart canvas")).isVisible();
            assertThat(page.locator("#silence-chart canvas")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(errors).isEmpty();
            screenshot(page, "backtest-" + locale);
        }
    }

    @Test
    void aBacktestWithoutModelsShowsTheActualPurchasesAndTheReason() {
        ServiceStandIns.start(Service.CUSTOMER, "{}", HEALTHY);
        ServiceStandIns.addAnswer(Service.CUSTOMER, "/v1/scorings/backtests/latest", """
                {"state": "DONE", "calibrateUntil": "2025-12-10", "testUntil": "2026-11-20", "customers": 50,
                 "purchases": 60, "buyAgain": 0.5, "verdicts": [{"name": "recency"}],
                 "purchasesByRepeats": [{"repeats": 0, "customers": 40, "actual": 0.5}],
                 "returnsBySilence": [{"fromDays": 0, "customers": 50, "returned": 25}],
                 "warnings": ["bgNbd: 50 customers are too few", "paretoNbd: the likelihood has no peak: it rises"]}""");
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("#warnings li")).hasCount(2);
            assertThat(page.locator("#warnings")).containsText("too few customers bought again");
            assertThat(page.locator("#warnings")).not().containsText("likelihood");
            assertThat(page.locator("#calibration-table tbody")).containsText("0+400.500");
            assertThat(page.locator("#calibration-chart canvas")).isVisible();
        }
    }

    @Test
    void anEarlierBacktestWithoutModelsSaysSoInPlaceOfAnEmptyChart() {
        ServiceStandIns.start(Service.CUSTOMER, "{}", HEALTHY);
        ServiceStandIns.addAnswer(Service.CUSTOMER, "/v1/scorings/backtests/latest", """
                {"state": "DONE", "calibrateUntil": "2025-12-10", "testUntil": "2026-11-20", "customers": 50,
                 "purchases": 60, "buyAgain": 0.5, "verdicts": [], "returnsBySilence": []}""");
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.getByText("No model could be fitted")).isVisible();
            assertThat(page.locator("#calibration-chart")).isHidden();
        }
    }

    @Test
    void withoutABacktestThePageSaysHowToGetOne() {
        ServiceStandIns.start(Service.CUSTOMER, "{}", HEALTHY);
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("main")).containsText("There is no backtest yet");
            assertThat(page.locator("main")).not().containsText(IDENTIFIER, AS_SEEN);
        }
    }

    @Test
    void thePageOfABacktestSaysWhenTheCustomerServiceDoesNotRespond() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("main")).containsText("The customer service does not respond");
            assertThat(page.locator("main")).not().containsText(IDENTIFIER, AS_SEEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 送信したメッセージ, 失効, 判断待ち", "en-GB, Messages sent, Revoked, Awaiting a decision"})
    void theDashboardUsesTheWordsOfTheGlossary(String locale, String sent, String revoked, String awaiting) {
        ServiceStandIns.start(Service.OFFER, "{\"coupons\": {\"REVOKED\": 3}}", HEALTHY);
        try (var viewer = TestKeys.on(chromium.reader(locale, 1280, ColorScheme.LIGHT))) {
            var page = viewer.newPage();

            page.navigate(url);

            assertThat(step(page, FunnelStepName.SENT)).containsText(sent);
            assertThat(page.locator("main")).containsText(revoked + "3");
            assertThat(page.locator("main")).containsText(awaiting + "0");
            assertThat(page.locator("body")).not().containsText(IDENTIFIER, AS_SEEN);
        }
    }

    @Test
    void theEmergencyStopSaysSinceWhenAndIsAnnouncedOnce() {
        given().contentType("application/json")
                .body(Map.of("reason", "wrong prices"))
                .put("/v1/emergency-stop")
                .then()
                .statusCode(200);
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();
            page.navigate(url);
            var alert = page.getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("All sending has been stopped since");
            assertThat(alert.locator("time"))
                    .containsText(Integer.toString(LocalDate.now(ZoneOffset.UTC).getYear()));
            assertThat(alert).containsText("wrong prices");
            page.evaluate("""
                    window.changes = 0;
                    new MutationObserver(() => window.changes++)
                        .observe(document.getElementById('stopped'), {childList: true, subtree: true, characterData: true})""");
            var before = countOf(page, FunnelStepName.CHURNED);

            EventStream.publish(aChurn());

            assertThat(step(page, FunnelStepName.CHURNED)).hasAttribute("data-count", Long.toString(before + 1));
            assertThat(page.evaluate("window.changes")).isEqualTo(0);
        } finally {
            given().delete("/v1/emergency-stop").then().statusCode(204);
        }
    }

    @Test
    void aChurnIsCountedWithoutAPageReload() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();
            page.navigate(url);
            page.evaluate("window.notReloaded = true");
            var before = countOf(page, FunnelStepName.CHURNED);

            EventStream.publish(aChurn());

            assertThat(step(page, FunnelStepName.CHURNED)).hasAttribute("data-count", Long.toString(before + 1));
            assertThat(page.getByLabel("Refusals")).containsText("Not in any audience");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Churn episodes " + (before + 1));
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    @Test
    void aServiceIsShownAsUpWhenItStartsAndAsDownWhenItStops() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();
            page.navigate(url);
            assertThat(service(page, Service.OFFER)).containsText("Down");

            ServiceStandIns.start(Service.OFFER, "{\"coupons\": {\"ACTIVE\": 7}}", HEALTHY);
            assertThat(service(page, Service.OFFER)).containsText("Up");
            assertThat(page.getByLabel("Coupons since the start")).containsText("Active7");

            ServiceStandIns.stopAll();
            assertThat(service(page, Service.OFFER)).containsText("Down");
            assertThat(page.getByLabel("Decisions")).containsText("Approached");
        }
    }

    @Test
    void aServiceWithoutDatabaseIsUpAndHasNoFigures() {
        ServiceStandIns.start(Service.OFFER, "no", "winback_outbox_waiting -1.0\n");
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url);

            assertThat(service(page, Service.OFFER)).containsText("Up");
            assertThat(service(page, Service.OFFER)).containsText("Needs attention");
            assertThat(service(page, Service.OFFER)).not().containsText("Events to publish");
            assertThat(page.getByLabel("Coupons since the start")).containsText("gives no figures");
        }
    }

    @Test
    void thePageSaysWhenTheConsoleDoesNotRespond() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();
            page.navigate(url);
            assertThat(page.getByRole(AriaRole.ALERT)).isHidden();

            page.route("**/console/dashboard", Route::abort);

            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            page.unroute("**/console/dashboard");
            assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
        }
    }

    @Test
    void aDeadLetterNeedsAttention() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();
            page.navigate(url);
            assertThat(service(page, Service.CAMPAIGN)).containsText("Events to process0");
            int letters = given().get("/v1/dead-letters?limit=200")
                    .jsonPath()
                    .getList("items.findAll { !it.replayedAt }")
                    .size();

            EventStream.send(new ProducerRecord<>(Topic.CUSTOMER_EVENTS.toString(), "c-unreadable", new byte[] {'?'}));

            assertThat(service(page, Service.CAMPAIGN)).containsText("Needs attention");
            assertThat(service(page, Service.CAMPAIGN)).containsText("Dead letters" + (letters + 1));
        }
    }

    @Test
    void everyHealthGaugeIsInTheMetricsOfAService() {
        var metrics = given().accept("text/plain").get("/q/metrics").asString();

        assertThat(HealthGauge.in(metrics))
                .containsOnlyKeys(HealthGauge.UNPUBLISHED, HealthGauge.RELAY_LAG, HealthGauge.DEAD_LETTERS);
    }

    @Test
    void theContentSecurityPolicyAllowsOnlyTheServiceItself() {
        given().header("Accept-Language", "fr, ja-JP;q=0.5, en;q=0.1")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Vary", equalTo("Accept-Language"))
                .body(containsString("<html lang=\"ja\">"));
    }

    @Test
    void scriptsAndStylesAreCompressed() throws Exception {
        var page = compressed("/").body();
        var files = Pattern.compile("(?:src|href)=\"(/static/[^\"]+\\.(?:js|css))\"")
                .matcher(new String(page, UTF_8))
                .results()
                .map(file -> file.group(1))
                .toList();

        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(compressed(file).headers().firstValue("Content-Encoding"))
                    .as(file)
                    .hasValue("gzip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/dashboard", "/v1/figures", "/v1/campaigns", "/q/metrics", "/v1/none"})
    void otherAnswersAreNotCompressed(String path) throws Exception {
        var answer = compressed(path);

        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(answer.body()[0]).isNotEqualTo((byte) 0x1f);
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        var request = TestKeys.on(HttpRequest.newBuilder(URI.create(url).resolve(path)))
                .header("Accept-Encoding", "gzip");
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static BrowserContext anyViewer() {
        return TestKeys.on(chromium.reader("en-GB", 1280, ColorScheme.LIGHT));
    }

    private static Locator step(Page page, FunnelStepName name) {
        return page.locator("[data-step=" + name + "]");
    }

    private static Locator service(Page page, Service service) {
        return page.locator("[data-service=" + service + "]");
    }

    private static long countOf(Page page, FunnelStepName name) {
        return Long.parseLong(step(page, name).getAttribute("data-count"));
    }

    /** Console messages, script errors, failed requests, and requests to other hosts: a page must have none. */
    private List<String> errorsOf(Page page) {
        var errors = new CopyOnWriteArrayList<String>();
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.onPageError(errors::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(url)) {
                errors.add(request.url());
            }
        });
        page.onResponse(response -> {
            if (!response.ok()) {
                errors.add(response.status() + " " + response.url());
            }
        });
        return errors;
    }

    private static CustomerChurned aChurn() {
        var customer = "c-" + UUID.randomUUID();
        var value = new CustomerValue(
                3,
                Instant.EPOCH,
                Instant.EPOCH,
                Money.of("12000", "JPY"),
                new Rfm(1, 3, 3),
                Tier.MEDIUM,
                LocalDate.EPOCH);
        var snapshot = new CustomerSnapshot(
                customer,
                Stage.CHURNED,
                Tier.MEDIUM,
                ChurnReason.PRICE,
                0.8,
                "ja",
                "Asia/Tokyo",
                Map.of(),
                value,
                false);
        return new CustomerChurned(customer, UUID.randomUUID(), Instant.EPOCH, ChurnCause.LAPSED, snapshot);
    }
}
