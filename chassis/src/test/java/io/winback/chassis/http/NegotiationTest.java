package io.winback.chassis.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a request says of itself is read before anything is done. The requests are written as bytes: no client corrects them. */
@QuarkusTest
class NegotiationTest {

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; v=\"1,2\"",
                "text/html;q=1.0, application/json;q=0.9",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "",
                ", application/json,",
            })
    void aCallerThatAcceptsJsonGetsJson(String accept) throws IOException {
        for (var request : new String[] {"GET /sample/list", "GET /sample/one", "POST /sample/work"}) {
            var answer = send(request, "Accept: " + accept);

            assertThat(answer).as(request).matches("(?s)HTTP/1.1 20[01] .*");
            assertThat(answer).containsPattern("(?i)content-type: application/json(;charset=UTF-8)?\r\n");
            assertThat(answer).containsPattern("\\{.*\"sku\":\"a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "application/xml",
                "image/png",
                "application/octet-stream",
                "application/problem+json",
                "application/hal+json",
                "application/json;q=0",
                "*/*, application/json;q=0",
                "application/*;q=0, */*",
            })
    void aCallerThatDoesNotAcceptJsonIsRefusedBeforeAnythingIsDone(String accept) throws IOException {
        var before = SampleResource.DONE.get();
        for (var request : new String[] {"GET /sample/list", "GET /sample/one", "POST /sample/work"}) {
            var answer = send(request, "Accept: " + accept);

            assertThat(answer).as(request).startsWith("HTTP/1.1 406 ");
            assertThat(problem(answer).getString("detail"))
                    .isEqualTo("the answer is application/json, which Accept does not allow");
        }
        assertThat(SampleResource.DONE).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ";",
                "text",
                "a/b/c",
                "application/json, x",
                "application/json;q=2",
                "application/json;q=a",
                "application/json;",
                "*/json",
                "a b/c",
            })
    void anAcceptThatCannotBeReadIsRefusedBeforeAnythingIsDone(String accept) throws IOException {
        var before = SampleResource.DONE.get();
        for (var request : new String[] {"GET /sample/list", "GET /sample/one", "POST /sample/work"}) {
            var answer = send(request, "Accept: " + accept);

            assertThat(answer).as(request).startsWith("HTTP/1.1 400 ");
            assertThat(problem(answer).getString("violations[0].field")).isEqualTo("Accept");
            assertThat(problem(answer).getString("violations[0].in")).isEqualTo("header");
            assertThat(problem(answer).getString("violations[0].message"))
                    .isEqualTo("must be media types such as application/json, not \"%s\"".formatted(accept));
        }
        assertThat(SampleResource.DONE).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "text/html", "image/png;q=", "application/json"})
    void aPageIsAPageWhateverAcceptSays(String accept) throws IOException {
        assertThat(send("POST /sample/page", "Accept: " + accept, "Content-Type: application/x-www-form-urlencoded"))
                .startsWith("HTTP/1.1 200 ")
                .contains("text/html");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            comment=%zz     | application/x-www-form-urlencoded              | 400
            %               | application/x-www-form-urlencoded              | 400
            comment=a&%     | application/x-www-form-urlencoded              | 400
            &&&=            | application/x-www-form-urlencoded              | 400
            comment=a       | application/x-www-form-urlencoded; charset=foo | 415
            comment=a       | application/x-www-form-urlencoded; charset=%25 | 415
            comment=%E3%81%82&&b= | application/x-www-form-urlencoded; charset=utf-8 | 200
            """)
    void aFormThatCannotBeReadIsRefusedWithAPage(String body, String type, int status) throws IOException {
        assertThat(send("POST /sample/page", body, "Content-Type: " + type))
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .contains("text/html")
                .contains(status == 200 ? "<p>あ</p>" : "This request could not be accepted");
    }

    @Test
    void anEmptyIdempotencyKeyIsNoKey() throws IOException {
        var before = SampleResource.DONE.get();
        var answer = send("POST /sample/work", "Idempotency-Key: ");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(problem(answer).getString("detail"))
                .isEqualTo("Idempotency-Key: must be 1 to 128 visible ASCII characters");
        assertThat(SampleResource.DONE).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/.",
                "/sample/one/..",
                "/sample/one/../list",
                "/sample/%2e",
                "/sample/one/%2E%2e/list",
                "/sample/one/.%2e",
                "//sample/one",
                "/sample//one",
            })
    void aVariantOfAPathReachesNoOtherResource(String path) throws IOException {
        var answer = send("GET " + path);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(problem(answer).getString("detail"))
                .isEqualTo("the path must not contain an empty segment, or one that is . or ..");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /sample?a=%zz           | the query cannot be decoded
            /sample?%=1             | the query cannot be decoded
            /sample?a=^             | the query cannot be decoded
            /sample/%               | the path cannot be decoded
            /%zz                    | the path cannot be decoded
            /sample/%/copy          | the path cannot be decoded
            /q/health/%zz           | the path cannot be decoded
            /sample/a\\..\\b        | the path cannot be decoded
            //                      | the path cannot be decoded
            """)
    void aMalformedAddressIsAProblem(String path, String detail) throws IOException {
        var answer = send("GET " + path);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(problem(answer).getString("detail")).startsWith(detail);
        assertThat(problem(answer).getString("title")).isEqualTo("Bad Request");
    }

    /** The body that the caller announces is not awaited. The test reads to the end of the connection. */
    @ParameterizedTest
    @ValueSource(strings = {"/sample?a=%zz", "/sample/page?a=%zz"})
    void theConnectionOfAMalformedAddressIsClosed(String path) throws IOException {
        var answer = exchange("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n".formatted(path));

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/", "/sample/list/", "/sample/list/?limit=1", "/sample/list%2F/"})
    void aPathWithASlashAtItsEndIsNoResource(String path) throws IOException {
        var answer = send("GET " + path);

        assertThat(answer).startsWith("HTTP/1.1 404 ");
        assertThat(problem(answer).getString("detail"))
                .isEqualTo("there is no resource with this path: it must not end with a slash");
    }

    @Test
    void aMalformedAddressOfAPageIsAPage() throws IOException {
        assertThat(send("GET /sample/page?a=%zz"))
                .startsWith("HTTP/1.1 400 ")
                .contains("text/html")
                .contains("This request could not be accepted");
    }

    @Test
    void anAddressThatIsTooLongIsAProblem() throws IOException {
        var answer = send("GET /sample?tags=" + "a".repeat(10_000));

        assertThat(answer).startsWith("HTTP/1.1 414 ");
        assertThat(problem(answer).getString("detail"))
                .isEqualTo("the path and the query have 10013 characters; at most 4096 are allowed");
    }

    @Test
    void headersThatAreTooLongAreAProblem() throws IOException {
        var answer = send("GET /sample", "X-Long: " + "a".repeat(30_000));

        assertThat(answer).startsWith("HTTP/1.1 431 ");
        assertThat(problem(answer).getString("detail")).contains("at most 20480 are allowed");
    }

    @Test
    void aRequestWithoutHostIsAProblem() throws IOException {
        var answer = exchange("GET /sample HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(problem(answer).getString("detail")).isEqualTo("Host: is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ja-JP,en;q=0.5   | ["ja-JP","en"]
            en;q=0.5, ja     | ["ja","en"]
            ja;q=0, en       | ["en"]
            *                | []
            en-;q=foo        | []
            ja,en;q=2        | []
            ja;q=            | []
            ;                | []
            """)
    void languagesThatCannotBeReadOrAreNotWantedAreAbsent(String header, String languages) throws IOException {
        assertThat(send("GET /sample/languages", "Accept-Language: " + header))
                .startsWith("HTTP/1.1 200 ")
                .endsWith(languages);
    }

    @Test
    void aCursorIsOfItsListAlone() throws IOException {
        var next = problem(send("GET /sample/list")).getString("next");

        assertThat(send("GET /sample/list?after=" + next)).contains("\"sku\":\"b\"");
        for (var wrong : new String[] {"zzz", "YR", "YQ.", "YQ.xxxxxx", "YQ==", next + "x", "%20" + next}) {
            assertThat(problem(send("GET /sample/list?after=" + wrong)).getString("detail"))
                    .as(wrong)
                    .isEqualTo("after: must be the value of next in an earlier page");
        }
        assertThat(send("GET /sample/list?after=" + next.split("\\.")[0])).contains("\"sku\":\"b\"");
        assertThat(problem(send("GET /sample/other-list?after=" + next)).getString("detail"))
                .isEqualTo("after: must be the value of next in an earlier page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/one", "/sample/page", "/static/x.js", "/none"})
    void traceIsNotSupportedAndEchoesNothing(String path) throws IOException {
        assertThat(send("TRACE " + path, "X-Secret: wbk_secret", "Cookie: winback-session=secret"))
                .matches("(?s)HTTP/1.1 40[45] .*")
                .doesNotContain("secret");
    }

    @Test
    void healthAnswersTraceAsItAnswersGetAndEchoesNothing() throws IOException {
        assertThat(send("TRACE /q/health", "X-Secret: wbk_secret", "Cookie: winback-session=secret"))
                .contains("\"status\"")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%D9%A5", "%2B5", "1_0", "0x1", "5%20", "1.0"})
    void aNumberInTheQueryHasAsciiDigits(String limit) throws IOException {
        var answer = send("GET /sample/list?limit=" + limit);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(problem(answer).getString("violations[0].field")).isEqualTo("limit");
        assertThat(problem(answer).getString("violations[0].message")).startsWith("must be a whole number, not ");
    }

    private static JsonPath problem(String answer) {
        return JsonPath.from(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private String send(String request, String... headers) throws IOException {
        var hasBody = headers.length > 0 && !headers[0].contains(": ");
        var body = hasBody ? headers[0] : "";
        var lines = new StringBuilder(request)
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
                .append("%s: %s\r\n".formatted(TestKeys.HEADER, TestKeys.withAllRoles()));
        for (int i = hasBody ? 1 : 0; i < headers.length; i++) {
            lines.append(headers[i]).append("\r\n");
        }
        return exchange(lines + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String exchange(String bytes) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // With Connection: close a short answer is not chunked.
            return answer.contains("transfer-encoding: chunked")
                    ? answer.replaceAll("(?m)^[0-9a-fA-F]+\r\n|\r\n0\r\n\r\n$", "")
                    : answer;
        }
    }
}
