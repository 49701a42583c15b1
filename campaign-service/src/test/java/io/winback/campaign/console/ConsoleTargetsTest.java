package io.winback.campaign.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of administrators: targets that can be hit, words that stay whole, and names that fit the screen. */
@QuarkusTest
@WithTestResource(ServiceStandIns.class)
@RequiresBrowser
class ConsoleTargetsTest extends ConsoleTest {

    private static final String PERSON = "kenichiro.longname";
    private static final String LONG_NAME = "Kenichiro" + "Longname".repeat(11);

    /** Links, buttons and boxes that are less than 24 px high, or boxes that are not square. */
    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll('header a, header button, main th a, main button, main summary, input[type=checkbox]')]
                .filter((target) => target.getClientRects().length)
                .filter((target) => {
                  const { width, height } = target.getBoundingClientRect();
                  return height < 24 || target.type === 'checkbox' && (width < 24 || width !== height);
                })
                .map((target) => target.outerHTML.slice(0, 80))""";

    /** Boxes whose text begins below or to the left of their right edge. */
    private static final String BOXES_AWAY_FROM_THEIR_TEXT = """
            [...document.querySelectorAll('input[type=checkbox]')]
                .map((box) => [box.getBoundingClientRect(), (box.parentElement.querySelector('span, label')).getBoundingClientRect()])
                .filter(([box, text]) => text.left < box.right || Math.abs(text.top - box.top) > 6).length""";

    private static final String RAGGED_CELLS = """
            [...document.querySelectorAll('.texts td, .texts tbody th')]
                .filter((cell) => innerWidth >= 768 && getComputedStyle(cell).textAlign !== 'left')
                .map((cell) => cell.outerHTML.slice(0, 80))""";

    @BeforeEach
    void aPersonWithALongName() {
        given().contentType("application/json")
                .body(Map.of("displayName", LONG_NAME, "roles", List.of("VIEWER", "OPERATOR")))
                .put("/v1/people/" + PERSON);
    }

    @AfterEach
    void noPerson() {
        given().delete("/v1/people/" + PERSON);
    }

    @ParameterizedTest
    @CsvSource({"ja-JP, 320", "ja-JP, 375", "ja-JP, 1280", "en-GB, 320", "en-GB, 375", "en-GB, 1280"})
    void thePagesOfAdministratorsFitAndCanBeHit(String locale, int width) {
        try (var viewer = administrator(locale, width)) {
            var page = viewer.newPage();
            for (var path :
                    List.of("", "console/people", "console/people/" + PERSON, "console/keys", "console/audit")) {
                page.navigate(url + path);

                assertThat(page.locator("main h1")).isVisible();
                screenshot(page, "targets-%s-%s-%d".formatted(path.replace('/', '-'), locale, width));
                assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as(path).isEmpty();
                assertThat(page.evaluate(BOXES_AWAY_FROM_THEIR_TEXT)).as(path).isEqualTo(0);
                assertThat((List<?>) page.evaluate(RAGGED_CELLS)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(width);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ja-JP", "en-GB"})
    void aSignInNameAndATimeStandInOneLineOnAWideScreen(String locale) {
        try (var viewer = administrator(locale, 1280)) {
            var page = viewer.newPage();

            page.navigate(url + "console/people");
            assertThat(lines(page, "td bdi", PERSON)).isEqualTo(1);

            page.navigate(url + "console/audit");
            assertThat(page.evaluate("document.querySelector('#audit-table time').getClientRects().length"))
                    .isEqualTo(1);
        }
    }

    private static Object lines(Page page, String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text))
                .first()
                .evaluate("(element) => element.getClientRects().length");
    }

    private static BrowserContext administrator(String locale, int width) {
        var viewer = chromium.reader(locale, width, ColorScheme.LIGHT);
        viewer.setExtraHTTPHeaders(Map.of(TestKeys.HEADER, TestKeys.of("ADMIN")));
        return viewer;
    }
}
