package io.winback.customer.imports;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A file of another media type than an import takes, and a parameter without a value. */
@QuarkusTest
class ImportRequestTest {

    /** 10 GiB: {@code quarkus.http.limits.max-body-size}. */
    private static final long LIMIT = 10L * 1_024 * 1_024 * 1_024;

    private static final byte[] FILE = "customer_id,order_id,placed_at,amount,currency\n".getBytes(UTF_8);

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/octet-stream",
                "application/vnd.ms-excel",
                "application/csv",
                "multipart/form-data; boundary=x"
            })
    void aFileOfAnotherMediaTypeIsRefusedWithTheTypesThatAreTaken(String type) {
        ShopFile.request(type)
                .body(FILE)
                .post("/v1/imports?kind=orders&format=winback")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", equalTo("Content-Type must be text/csv or application/x-ndjson, not " + type));
    }

    /** The server answers as soon as it knows the length, so that the test need not send the file. */
    @Test
    void aFileAboveTheLimitIsRefusedBeforeItIsSent() throws IOException {
        try (var connection = new Socket(service.getHost(), service.getPort())) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write("""
                            POST /v1/imports?kind=orders HTTP/1.1\r
                            Host: localhost\r
                            %s: %s\r
                            Content-Type: text/csv\r
                            Content-Length: %d\r
                            \r
                            """.formatted(TestKeys.HEADER, TestKeys.withAllRoles(), LIMIT + 1)
                    .getBytes(UTF_8));

            assertThat(new String(connection.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void theListOfAnErasureReplayIsJson() {
        ShopFile.request("text/csv")
                .body(FILE)
                .post("/v1/erasures/replay?since=2026-11-22T03:00:00Z")
                .then()
                .statusCode(415)
                .body("detail", equalTo("Content-Type must be application/json, not text/csv"));
    }

    @Test
    void aRequiredParameterWithoutAValueIsNotToBeLeftOut() {
        ShopFile.request("text/csv")
                .body(FILE)
                .post("/v1/imports?kind=")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("violations[0].message", equalTo("is required, and must not be empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT%2B9", "-1", "Asia/Tokyo%20"})
    void aTimeZoneInAnotherFormIsRefused(String zone) {
        given().urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(FILE)
                .post("/v1/imports?kind=orders&timeZone=" + zone)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("timeZone"));
    }
}
