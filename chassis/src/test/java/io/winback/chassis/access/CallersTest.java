package io.winback.chassis.access;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the requests of tests send as a credential. */
@QuarkusTest
class CallersTest {

    private HttpServer server;
    private String url;
    private volatile Headers received;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received = exchange.getRequestHeaders();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRequestHasTheKeyWithAllRoles() {
        given().get(url).then().statusCode(204);

        assertThat(received.get(TestKeys.HEADER)).containsExactly(TestKeys.withAllRoles());
    }

    @Test
    void aCallerWithARoleHasTheKeyOfTheRole() {
        Callers.as("VIEWER").get(url).then().statusCode(204);
        assertThat(received.get(TestKeys.HEADER)).containsExactly(TestKeys.of("VIEWER"));

        given().spec(Callers.withoutRoles()).get(url).then().statusCode(204);
        assertThat(received.get(TestKeys.HEADER)).containsExactly(TestKeys.withoutRoles());
    }

    @Test
    void anotherCredentialIsKeptAsItIs() {
        given().header("Authorization", "Bearer x").get(url).then().statusCode(204);

        assertThat(received.get("Authorization")).containsExactly("Bearer x");
        assertThat(received).doesNotContainKey(TestKeys.HEADER);
    }

    @Test
    void anAnonymousCallerSendsNoCredential() {
        Callers.anonymous().get(url).then().statusCode(204);
        assertThat(received).doesNotContainKeys(TestKeys.HEADER, "Authorization", "Test-Anonymous");

        given().spec(Callers.anonymous()).get(url).then().statusCode(204);
        assertThat(received).doesNotContainKeys(TestKeys.HEADER, "Authorization", "Test-Anonymous");
    }
}
