package io.winback.campaign.console;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** What an operator sees when a request to the console is wrong. */
@QuarkusTest
@WithTestResource(ServiceStandIns.class)
class ConsoleErrorsTest {

    @ParameterizedTest
    @CsvSource({"GET, /console/nope, 404", "GET, /console, 404", "POST, /, 405"})
    void anErrorPageIsOfTheConsoleAndHasOnePolicy(String method, String path, int status) {
        var answer = given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .body(containsString("console"))
                .body(containsString("コンソール"))
                .body(containsString("href=\"/\""))
                .body(not(containsString("message")))
                .body(not(containsString("メッセージ")));

        assertThat(answer.extract().headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("style-src 'sha256-");
        assertThat(answer.extract().headers().getValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
    }

    @Test
    void aRedirectOfAnotherServiceIsNotFollowed() throws IOException {
        var followed = new AtomicInteger();
        var elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            var redirected = ServiceStandIns.redirect(
                    Service.CUSTOMER,
                    "http://localhost:%d/v1/figures"
                            .formatted(elsewhere.getAddress().getPort()));

            // The figures of an earlier page are shown for a moment
            eventually().untilAsserted(() -> {
                given().get("/").then().statusCode(200);
                assertThat(redirected).hasPositiveValue();
            });
            assertThat(followed).hasValue(0);
        } finally {
            ServiceStandIns.stopAll();
            elsewhere.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-;q=foo            | en
            ja,en;q=2            | en
            ja;q=                | en
            ;                    | en
            ja;q=0, en;q=0.1     | en
            fr, ja;q=0.2         | ja
            """)
    void aLanguageThatCannotBeReadOrIsNotWantedIsNotShown(String accepted, String language) {
        for (var path : List.of("/", "/console/backtest")) {
            given().header("Accept-Language", accepted)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("<html lang=\"%s\">".formatted(language)));
        }
        given().header("Accept-Language", accepted)
                .get("/console/dashboard")
                .then()
                .statusCode(200);
    }
}
