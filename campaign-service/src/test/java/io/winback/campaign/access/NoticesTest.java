package io.winback.campaign.access;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a form did looks and sounds different from what is wrong. */
@QuarkusTest
@RequiresBrowser
class NoticesTest {

    /** The contrast ratio of WCAG 2.2 between the text of an element and its background. */
    private static final String CONTRAST = """
            (element) => {
              const style = getComputedStyle(element);
              const luminance = (colour) => {
                const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3)
                    .map((part) => part / 255)
                    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
                return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
              };
              const [dark, light] = [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => a - b);
              return (light + 0.05) / (dark + 0.05);
            }""";

    private static final String BACKGROUND = "(element) => getComputedStyle(element).backgroundColor";

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

    @BeforeEach
    void aPerson() {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER")))
                .put("/v1/people/notices");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | LIGHT | 1280 | Saved. | Your password was changed. | The session was ended. | The person was deleted.",
                "ja-JP | DARK  | 390  | 保存しました。 | パスワードを変更しました。 | セッションを終了しました。 | ユーザーを削除しました。"
            })
    void aSuccessDoesNotLookLikeAWarning(
            String locale, ColorScheme scheme, int width, String saved, String changed, String ended, String deleted) {
        try (var browser = TestKeys.on(chromium.reader(locale, width, scheme))) {
            var page = browser.newPage();
            page.navigate(url + "console/people?done=EXPIRED");
            var warning = page.locator(".stale");
            assertThat(warning).hasAttribute("role", "alert");
            assertThat(contrast(warning)).isGreaterThanOrEqualTo(4.5);
            var ofWarning = warning.evaluate(BACKGROUND);

            isEffect(page, "people/notices?done=SAVED", saved, ofWarning);
            isEffect(page, "account?done=PASSWORD_CHANGED", changed, ofWarning);
            isEffect(page, "account?done=SESSION_ENDED", ended, ofWarning);
            isEffect(page, "people?done=DELETED", deleted, ofWarning);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "notice-%s-%s.png".formatted(locale, scheme))));
        }
    }

    private void isEffect(Page page, String address, String text, Object backgroundOfWarning) {
        page.navigate(url + "console/" + address);
        var notice = page.locator(".done");
        assertThat(notice).containsText(text);
        assertThat(notice).hasAttribute("role", "status");
        assertThat(page.getByText(text)).hasCount(1);
        assertThat(page.locator(".stale")).hasCount(0);
        assertThat(contrast(notice)).isGreaterThanOrEqualTo(4.5);
        assertThat(notice.evaluate(BACKGROUND)).isNotEqualTo(backgroundOfWarning);
    }

    private static double contrast(Locator notice) {
        return ((Number) notice.evaluate(CONTRAST)).doubleValue();
    }
}
