package io.winback.customer.erasure;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Customer-service calls the other services with its key. A service that refuses the key ends an export with that reason. */
@QuarkusTest
@QuarkusTestResource(value = ServiceKeyTest.RefusingService.class, restrictToAnnotatedClass = true)
class ServiceKeyTest {

    private static final String RECEIVED = "winback.test.received-key";

    /** In place of the other services: it refuses every request, and keeps the last key. */
    public static class RefusingService implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                // The test runs in another class loader than this class.
                System.setProperty(
                        RECEIVED, String.valueOf(exchange.getRequestHeaders().get("X-Api-Key")));
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "winback.customer.privacy.campaign-service",
                    "http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void anExportEndsWhenAServiceRefusesTheKey() {
        var customer = "service-key-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        String job = given().get("/v1/customers/" + customer + "/export")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", containsString("campaign-service refuses the service key of customer-service")));
        assertThat(System.getProperty(RECEIVED))
                .isEqualTo(List.of(TestKeys.of("SERVICE")).toString());
    }
}
