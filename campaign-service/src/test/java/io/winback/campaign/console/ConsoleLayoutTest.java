package io.winback.campaign.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Large figures, long words, small screens and both colour schemes. */
@QuarkusTest
@WithTestResource(ServiceStandIns.class)
@RequiresBrowser
class ConsoleLayoutTest extends ConsoleTest {

    /**
     * The elements of the page that are wider than the space that they have, or stand outside the window. A wide table scrolls in
     * its panel, but not on a phone.
     */
    private static final String OVERFLOWING = """
            [...document.querySelectorAll('main *')]
                .filter((element) => element.getClientRects().length && !element.closest('.unseen, .cards thead'))
                .filter((element) => innerWidth < 768 || !element.closest('.wide'))
                .filter((element) => element.getBoundingClientRect().right > innerWidth
                    || element.scrollWidth > element.clientWidth && getComputedStyle(element).display !== 'inline')
                .map((element) => element.outerHTML.slice(0, 80))""";

    @ParameterizedTest
    @CsvSource({
        "ja-JP, 390, '1,234,567'",
        "ja-JP, 1024, '1,234,567'",
        "en-GB, 390, '1,234,567,890'",
        "en-GB, 1024, '1,234,567,890'",
        "en-GB, 1280, '1,234,567,890'"
    })
    void largeFiguresFitTheScreen(String locale, int width, String figure) {
        ServiceStandIns.start(Service.CUSTOMER, "{\"customers\": {\"ACTIVE\": 1}}", HEALTHY);
        ServiceStandIns.start(Service.NOTIFICATION, "{\"messages\": {\"EMAIL\": {\"SENT\": 1}}}", HEALTHY);
        try (var viewer = TestKeys.on(chromium.reader(locale, width, ColorScheme.LIGHT))) {
            var page = viewer.newPage();
            page.route("**/console/dashboard", Route::abort);
            page.route(url, route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text()
                                .replaceAll("(class=\"count\">|<dd>|<td[^>]*>)[^<]+", "$1" + figure)
                                .replaceAll("data-count=\"\\d+\"", "data-count=\"1234567\"")));
            });

            Awaitility.await()
                    .until(() -> given().get("/console/dashboard").asString().contains("class=\"cards\""));

            page.navigate(url);

            assertThat(page.locator(".count").first()).hasText(figure);
            assertThat(page.locator(".cards td").first()).hasText(figure);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat((List<?>) page.evaluate(OVERFLOWING)).isEmpty();
            assertThat((Boolean) page.evaluate(PAINTED_AT_THE_EDGE)).isFalse();
            screenshot(page, "large-%s-%d".formatted(locale, width));
        }
    }

    private static final String PAINTED_AT_THE_EDGE = """
            (() => {
              const canvas = document.querySelector('#chart canvas');
              return canvas.getContext('2d')
                  .getImageData(canvas.width - 2, 0, 2, canvas.height).data.some((value) => value > 0);
            })()""";

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void aLongReasonOfTheEmergencyStopStaysInItsBanner(int width) {
        stopSending("Broken " + "Longwordwithoutspaces".repeat(15) + " \u202elive");
        try (var viewer = TestKeys.on(chromium.reader("en-GB", width, ColorScheme.LIGHT))) {
            var page = viewer.newPage();

            page.navigate(url);

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Longwordwithoutspaces");
            assertThat(page.getByRole(AriaRole.ALERT).locator("bdi")).containsText("live");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat((List<?>) page.evaluate(OVERFLOWING)).isEmpty();
        } finally {
            given().delete("/v1/emergency-stop").then().statusCode(204);
        }
    }

    @Test
    void theTablesOfABacktestAreCardsOnAPhone() {
        startWithBacktest();
        try (var viewer = TestKeys.on(chromium.reader("ja-JP", 390, ColorScheme.LIGHT))) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("#calibration-table tbody tr")).hasCount(3);
            assertThat((List<?>) page.evaluate(OVERFLOWING)).isEmpty();
            assertThat(page.evaluate("[...document.querySelectorAll('.cards td')].every((cell) => cell.dataset.label)"))
                    .isEqualTo(true);
            assertThat(page.evaluate(
                            "[...document.querySelectorAll('.cards td')].every((cell) => cell.clientHeight < 60)"))
                    .isEqualTo(true);
            screenshot(page, "backtest-phone");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theModelsOfABacktestCanBeToldApartInBothColourSchemes(ColorScheme scheme) {
        startWithBacktest();
        try (var viewer = TestKeys.on(chromium.reader("ja-JP", 1280, scheme))) {
            var page = viewer.newPage();

            page.navigate(url + "console/backtest");

            assertThat(page.locator("#calibration-chart canvas")).isVisible();
            var panel = colour(page, "--panel");
            for (var name : List.of("--accent", "--series-1", "--series-2", "--series-3")) {
                assertThat(contrast(colour(page, name), panel)).as(name).isGreaterThan(3);
                assertThat(page.evaluate(IS_PAINTED, colour(page, name)))
                        .as(name)
                        .isEqualTo(true);
            }
            screenshot(page, "backtest-" + scheme);
        }
    }

    private static final String IS_PAINTED = """
            (colour) => {
              const canvas = document.querySelector('#calibration-chart canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
              for (let i = 0; i < data.length; i += 4) {
                if (wanted.every((value, part) => data[i + part] === value) && data[i + 3] === 255) return true;
              }
              return false;
            }""";

    private static String colour(Page page, String name) {
        return page.evaluate("(name) => getComputedStyle(document.body).getPropertyValue(name)", name)
                .toString()
                .strip();
    }

    /** The contrast ratio of WCAG 2.2. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int from) {
        double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static void stopSending(String reason) {
        given().contentType("application/json")
                .body(Map.of("reason", reason))
                .put("/v1/emergency-stop")
                .then()
                .statusCode(200);
    }

    private static void startWithBacktest() {
        ServiceStandIns.start(Service.CUSTOMER, "{}", "");
        ServiceStandIns.addAnswer(Service.CUSTOMER, "/v1/scorings/backtests/latest", """
                {"state": "DONE", "calibrateUntil": "2026-05-31", "testUntil": "2026-11-20", "customers": 1234567,
                 "purchases": 1882, "buyAgain": 0.396, "verdicts": [
                   {"name": "recency", "auc": {"value": 0.7707, "low": 0.749, "high": 0.792}, "topTenthOfRevenue": 0.41,
                    "thresholds": [{"from": 90.0, "flagged": 1532, "precision": 0.832, "recall": 0.763}]},
                   %s, %s, %s],
                 "returnsBySilence": [{"fromDays": 0, "customers": 400, "returned": 240},
                   {"fromDays": 30, "customers": 900, "returned": 200}]}""".formatted(
                        model("bgNbd", 0.1), model("mbgNbd", 0.5), model("paretoNbd", 0.9)));
    }

    private static String model(String name, double more) {
        return """
                {"name": "%s", "auc": {"value": 0.7791, "low": 0.757, "high": 0.8}, "expected": 1837.2, "brier": 0.161,
                 "topTenthOfRevenue": 0.5, "calibration": [
                   {"repeats": 0, "customers": 1411, "expected": %f, "actual": 0.231},
                   {"repeats": 1, "customers": 439, "expected": %f, "actual": 0.67},
                   {"repeats": 2, "customers": 507, "expected": %f, "actual": 2.2}]}""".formatted(name, more, 1 + more, 2.5 + more);
    }
}
