package io.winback.customer.timeline;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.notification.ConsentChanged;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The timeline shows each change of a consent by a system, and no value that changes nothing. */
@QuarkusTest
class SystemConsentsTest {

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeEach
    void theCustomerIsKnown() {
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @Test
    void everyChangeOfAConsentByASystemIsAnEntry() {
        put(Map.of("EMAIL", true));
        put(Map.of("EMAIL", true));
        given().contentType("application/json")
                .body(Map.of("consents", Map.of("EMAIL", false, "SMS", true)))
                .patch("/v1/customers/" + customer)
                .then()
                .statusCode(200);
        imported("customer_id,consent_email,consent_sms,consent_chat\n%s,true,true,true\n".formatted(customer));
        imported("customer_id,consent_email,consent_sms,consent_chat\n%s,true,true,true\n".formatted(customer));

        // The first value of an import has no entry.
        assertThat(consents()).containsExactlyInAnyOrder("EMAIL true", "EMAIL false", "SMS true", "EMAIL true");
        assertThat(given().get(path()).jsonPath().<String>getList("items.details.source"))
                .containsOnly("profile");
    }

    @Test
    void aSystemCannotGrantWhatTheCustomerWithdrewSoThereIsNoEntry() {
        put(Map.of("EMAIL", true));
        EventStream.publish(new ConsentChanged(customer, Channel.EMAIL, false, Instant.now(), "unsubscribe link"));
        eventually().untilAsserted(() -> assertThat(consents()).containsExactly("EMAIL false", "EMAIL true"));

        put(Map.of("EMAIL", false));
        put(Map.of("EMAIL", true));

        assertThat(consents()).containsExactly("EMAIL false", "EMAIL true");
    }

    /** The channel and the value of each entry, the newest first. */
    private List<String> consents() {
        return given().get(path())
                .jsonPath()
                .getList(
                        "items.findAll { it.kind == 'CONSENT' }.collect { it.details.channel + ' ' + it.details.granted }");
    }

    private void put(Map<String, Boolean> consents) {
        given().contentType("application/json")
                .body(Map.of("consents", consents))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(200);
    }

    private static void imported(String file) {
        String job = given().contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/v1/imports?kind=customers")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(1)));
    }

    private String path() {
        return "/v1/customers/" + customer + "/timeline";
    }
}
