package io.winback.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.winback.testkit.Chromium;
import io.winback.testkit.HeadersOfAnswers;
import io.winback.testkit.RequiresBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the packaged console have the headers that the document of security names, and a browser that obeys them shows
 * the pages without an error.
 */
@RequiresBrowser
class ConsoleHeadersTest {

    private static final RunningStack SYSTEM = RunningStack.get();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/(?:static/[^\"]+|favicon.svg))\"");

    private static final List<String> PAGES = List.of(
            "/",
            "/console/backtest",
            "/console/people",
            "/console/people/owner",
            "/console/keys",
            "/console/audit",
            "/console/account");

    private static Chromium chromium;
    private static BrowserContext japanese;
    private static BrowserContext english;

    @BeforeAll
    static void signIn() {
        chromium = new Chromium();
        japanese = chromium.reader("ja-JP", 1280, ColorScheme.LIGHT);
        english = chromium.reader("en-GB", 1280, ColorScheme.DARK);
        SYSTEM.signIn(japanese);
        SYSTEM.signIn(english);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "en-GB"})
    void theBrowserShowsEachPageWithoutAnError(String locale) {
        var browser = locale.equals("ja-JP") ? japanese : english;
        var errors = new ArrayList<String>();
        try (var stranger = chromium.reader(locale, 1280, ColorScheme.LIGHT)) {
            assertThat(show("/sign-in", locale, stranger, errors)).isZero();
            PAGES.forEach(path ->
                    assertThat(show(path, locale, browser, errors)).as(path).isEqualTo(1));
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void everyPageHasEachHeaderOnce() throws Exception {
        var problems = new LinkedHashMap<String, String>();
        for (var path : PAGES) {
            var answer = get(path, cookies());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            HeadersOfAnswers.problemWith(answer.headers()).ifPresent(problem -> problems.put(path, problem));
            assertThat(answer.headers().allValues("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=31536000");
        }
        for (var path : List.of("/sign-in", "/console/none", "/v1/campaigns", "/q/health/ready")) {
            HeadersOfAnswers.problemWith(get(path, "").headers()).ifPresent(problem -> problems.put(path, problem));
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void everyFileOfAPageHasEachHeaderOnce() throws Exception {
        var files = FILE.matcher(get("/", cookies()).body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        var problems = new LinkedHashMap<String, String>();

        for (var file : files) {
            var answer = get(file, "");
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            HeadersOfAnswers.problemWithFile(answer.headers()).ifPresent(problem -> problems.put(file, problem));
        }

        assertThat(files).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"));
        assertThat(problems).isEmpty();
    }

    /** @return how many visible buttons sign out */
    private static long show(String path, String locale, BrowserContext browser, List<String> errors) {
        try (var page = browser.newPage()) {
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(locale + " " + path + ": " + message.text());
                }
            });
            page.onPageError(error -> errors.add(locale + " " + path + ": " + error));
            page.navigate(SYSTEM.campaign(path));
            assertThat(page).hasURL(SYSTEM.campaign(path));
            assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
            assertThat(page.locator("h1").first()).isVisible();
            return page.locator("form[action='/sign-out'] button").all().stream()
                    .filter(Locator::isVisible)
                    .count();
        }
    }

    private static String cookies() {
        return japanese.cookies(SYSTEM.campaign("/")).stream()
                .collect(Collectors.toMap((Cookie cookie) -> cookie.name, cookie -> cookie.value))
                .entrySet()
                .stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> get(String path, String cookies) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(SYSTEM.campaign(path)))
                .header("Accept", "text/html")
                .header("Cookie", cookies)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
