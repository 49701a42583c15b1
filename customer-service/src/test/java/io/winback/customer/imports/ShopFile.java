package io.winback.customer.imports;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Sends files to the imports, byte by byte and with no charset that the test did not name. */
final class ShopFile {

    private ShopFile() {}

    /** The export of a shop. The files are not ours to ship, so tests without them are skipped. */
    static byte[] read(String name) {
        var file = Path.of("../../shared/data/shops", name);
        assumeTrue(Files.isReadable(file), "the shop files are not available");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification request(String contentType) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(contentType);
    }

    static Response post(String query, byte[] file) {
        return request("text/csv").body(file).post("/v1/imports?" + query);
    }

    static JsonPath imported(String query, byte[] file) {
        return finished(post(query, file));
    }

    static JsonPath imported(String query, String file, Charset charset) {
        return imported(query, file.getBytes(charset));
    }

    static JsonPath imported(String query, String file) {
        return imported(query, file, UTF_8);
    }

    static JsonPath finished(Response accepted) {
        var job = "/v1/jobs/" + accepted.then().statusCode(202).extract().path("jobId");
        eventually().until(() -> !given().get(job).path("state").equals("RUNNING"));
        return given().get(job).then().body("state", equalTo("DONE")).extract().jsonPath();
    }
}
