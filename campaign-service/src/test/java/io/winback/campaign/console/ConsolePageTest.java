package io.winback.campaign.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
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
import io.winback.testkit.Chromium;
import io.winback.testkit.EventStream;
import io.winback.testkit.RequiresBrowser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(ServiceStandIns.class)
@RequiresBrowser
class ConsolePageTest {

    private static final String HEALTHY = """
            # TYPE winback_outbox_waiting gauge
            winback_outbox_waiting 0.0
            winback_outbox_lag_seconds 0.0
            winback_deadletters_waiting 0.0
            """;

    private static Chromium chromium;

    @TestHTTPResource("/")
    String url;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void stopAllServices() {
        ServiceStandIns.stopAll();
    }

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
        try (var viewer = chromium.reader(locale, width, scheme)) {
            var japanese = locale.startsWith("ja");
            var page = viewer.newPage();
            var errors = errorsOf(page);

            page.navigate(url);
            page.waitForResponse("**/console/dashboard", () -> {});

            assertThat(page.locator("html")).hasAttribute("lang", japanese ? "ja" : "en");
            assertThat(page.locator("h1")).hasText(japanese ? "離反から復帰まで" : "From churn to return");
            assertThat(page.getByLabel(japanese ? "ライフサイクル段階別の顧客数" : "Customers by lifecycle stage"))
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
            assertThat(page.getByLabel(japanese ? "状態別のクーポン数" : "Coupons by state"))
                    .containsText(japanese ? "特典サービスから数値を取得できません" : "Offer service gives no figures");
            assertThat(page.locator("#chart canvas")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(errors).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/console", locale + "-" + width + ".png")));
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
                   {"name": "churnRule", "thresholds": [{"from": 1.0, "flagged": 0, "recall": 0.0}]},
                   {"name": "paretoNbd", "auc": {"value": 0.7791, "low": 0.757, "high": 0.8}, "expected": 1837.2,
                    "brier": 0.161, "topTenthOfRevenue": 0.5, "calibration": [
                      {"repeats": 0, "customers": 1411, "expected": 0.218, "actual": 0.231},
                      {"repeats": 1, "customers": 439, "expected": 0.61, "actual": 0.67},
                      {"repeats": 2, "customers": 507, "expected": 2.3, "actual": 2.2}]}],
                 "returnsBySilence": [{"fromDays": 0, "customers": 400, "returned": 240},
                   {"fromDays": 30, "customers": 900, "returned": 200}, {"fromDays": 180, "customers": 0, "returned": 0}]}""");
        try (var viewer = chromium.reader(locale, width, scheme)) {
            var page = viewer.newPage();
            var errors = errorsOf(page);

            page.navigate(url + "console/backtest");

            assertThat(page.locator("h1")).hasText(locale.startsWith("ja") ? "スコアの信頼度" : "Accuracy of the scores");
            assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("paretoNbd")))
                    .containsText("0.7790.757–0.800 0.1611,83750.0 %");
            assertThat(page.locator("#calibration-table")).containsText("2+5072.200 2.300");
            assertThat(page.locator("#silence-table")).containsText("30+90022.2 %");
            assertThat(page.locator("#threshold-table")).containsText("recency901532 83.2 %76.3 %");
            assertThat(page.locator("#threshold-table")).containsText("churnRule10 –0.0 %");
            assertThat(page.locator("#calibration-chart canvas")).isVisible();
            assertThat(page.locator("#silence-chart canvas")).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(errors).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/console", "backtest-" + locale + ".png")));
        }
    }

    @Test
    void withoutABacktestThePageSaysHowToStartOne() {
        try (var viewer = anyViewer()) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("main")).containsText("POST /v1/scorings/backtests");
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
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Churned " + (before + 1));
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
            assertThat(page.getByLabel("Coupons by state")).containsText("Active7");

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
            assertThat(page.getByLabel("Coupons by state")).containsText("gives no figures");
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

    private static BrowserContext anyViewer() {
        return chromium.reader("en-GB", 1280, ColorScheme.LIGHT);
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
