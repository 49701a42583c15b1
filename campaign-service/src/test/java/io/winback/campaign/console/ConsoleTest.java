package io.winback.campaign.console;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.winback.testkit.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of the pages have: a browser, the address of the console, and other services that are down at first. */
abstract class ConsoleTest {

    static final String HEALTHY = """
            # TYPE winback_outbox_waiting gauge
            winback_outbox_waiting 0.0
            winback_outbox_lag_seconds 0.0
            winback_deadletters_waiting 0.0
            """;

    static Chromium chromium;

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

    static void screenshot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "console", name + ".png")));
    }
}
