package io.winback.campaign.console;

import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import io.winback.testkit.TestKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser applies the style of an error page. With two policies it would refuse the style. */
@QuarkusTest
@RequiresBrowser
class ConsoleErrorStyleTest {

    @TestHTTPResource("/")
    String url;

    @Test
    void anErrorPageHasItsStyle() {
        try (var chromium = new Chromium();
                var viewer = TestKeys.on(chromium.reader("en-GB", 1280, ColorScheme.LIGHT))) {
            var page = viewer.newPage();

            page.navigate(url + "console/nope");

            assertThat(page.evaluate("getComputedStyle(document.body).maxWidth"))
                    .isNotEqualTo("none");
        }
    }
}
