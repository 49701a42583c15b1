package io.winback.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import io.winback.events.customer.Stage;
import io.winback.events.notification.ConsentChanged;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ConsentsTest {

    private static final Instant YESTERDAY =
            Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final String customer = "c-" + UUID.randomUUID();
    private long version;

    @Inject
    Consents consents;

    @Inject
    Session database;

    @Test
    void aSystemNeverLiftsTheWithdrawalOfThePersonAndHearsOfIt() {
        told(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        put("{\"EMAIL\": false}").statusCode(200).body("EMAIL", equalTo(false));

        told(true, Instant.now().plusSeconds(1));
        told(true, Instant.now().plusSeconds(2));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .extracting(ConsentChanged::granted)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(false));
        allowed().body("EMAIL", equalTo(false));
    }

    @Test
    void theWithdrawalOfAPersonWhomWeDoNotKnowYetStands() {
        put("{\"EMAIL\": false}").statusCode(200);

        told(true, Instant.now().plusSeconds(1));
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(1)));

        allowed().body("EMAIL", equalTo(false));
    }

    @Test
    void onlyThePersonWithSourceAndWordingLiftsTheirWithdrawal() {
        put("{\"EMAIL\": false}").statusCode(200);

        put("{\"EMAIL\": true}").statusCode(400).body("violations[0].field", equalTo("source"));
        put("{\"EMAIL\": true, \"source\": \"phone call\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("wording"));
        put("{\"EMAIL\": true, \"source\": \" \", \"wording\": \"\"}")
                .statusCode(400)
                .body("violations[0].field", equalTo("source"));
        allowed().body("EMAIL", equalTo(false));

        put("{\"EMAIL\": true, \"source\": \"phone call\", \"wording\": \"メールを受け取ります\"}")
                .statusCode(200)
                .body("EMAIL", equalTo(true));
        told(true, Instant.now());
        allowed().body("EMAIL", equalTo(true));
    }

    @Test
    void aSystemMayWithdrawWhatThePersonGranted() {
        put("{\"EMAIL\": true}").statusCode(200).body("EMAIL", equalTo(true));

        told(false, YESTERDAY);
        told(false, Instant.now().plusSeconds(1));

        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|''",
                "{\"EMAIL\": null}|EMAIL",
                "{\"EMAIL\": \"yes\"}|EMAIL",
                "{\"FAX\": true}|FAX",
                "{\"EMAIL\": false, \"at\": \"2999-01-01T00:00:00Z\"}|at",
                "{\"EMAIL\": false, \"at\": \"0001-01-01T00:00:00Z\"}|at",
                "{\"EMAIL\": false, \"at\": \"soon\"}|at",
                "{\"EMAIL\": false, \"source\": \"a\\nb\"}|source",
            })
    void whatIsNoStatementIsNamed(String body, String field) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", containsString(field));
        allowed().body("EMAIL", nullValue());
    }

    @Test
    void theHistoryTellsWhatWasStatedWhenHowAndInWhichWords() {
        told(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        put("{\"EMAIL\": false}").statusCode(200);
        put("{\"EMAIL\": true, \"SMS\": true, \"source\": \"店頭\", \"wording\": \"受け取ります\"}")
                .statusCode(200);
        told(true, YESTERDAY);

        history("")
                .body("items", hasSize(4))
                .body("items[0].source", equalTo("店頭"))
                .body("items[0].wording", equalTo("受け取ります"))
                .body("items[2].channel", equalTo("EMAIL"))
                .body("items[2].granted", equalTo(false))
                .body("items[2].source", equalTo("api"))
                .body("items[3].granted", equalTo(true))
                .body("items[3].at", equalTo(YESTERDAY.toString()))
                .body("items[3].origin", equalTo("SYSTEM"))
                .body("next", nullValue());
        String next = history("?limit=3").body("items", hasSize(3)).extract().path("next");
        history("?limit=3&after=" + next).body("items", hasSize(1)).body("items[0].source", equalTo("profile"));
        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("consentHistory", hasSize(4))
                .body("consentHistory[0].wording", equalTo("受け取ります"));
    }

    @Test
    void theHistoryIsForgottenWithThePerson() {
        told(true, YESTERDAY);
        eventually().untilAsserted(() -> history("").body("items", hasSize(1)));

        EventStream.publish(new ProfileErased(customer, UUID.randomUUID()));

        eventually().untilAsserted(() -> history("").body("items", hasSize(0)));
    }

    @Test
    void aStatementOfThePersonOfAnEarlierTimeDoesNotTakeTheLatersPlace() {
        put("{\"EMAIL\": false}").statusCode(200);

        put("{\"EMAIL\": true, \"source\": \"form\", \"wording\": \"はい\", \"at\": \"%s\"}".formatted(YESTERDAY))
                .statusCode(200)
                .body("EMAIL", equalTo(false));
    }

    /** As beside a replica that is not replaced yet. */
    @Test
    void aWithdrawalThatAnEarlierVersionStoredIsThePersonsOwn() {
        told(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("""
                        update consent set granted = false, changed_at = now(), source = 'unsubscribe link'
                        where customer_id = :customer""")
                .setParameter("customer", customer)
                .executeUpdate());

        told(true, Instant.now().plusSeconds(60));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .extracting(ConsentChanged::granted)
                .containsOnly(false)
                .isNotEmpty());
        allowed().body("EMAIL", equalTo(false));
    }

    /** A sender holds its lock throughout: whatever waits for the exclusive one would never end. */
    @Test
    void profilesWithKnownConsentsDisturbNobodyWhoSends() {
        told(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));

        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            consents.holdStill();
            told(true, YESTERDAY);
            long told = version;
            eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                    .then()
                    .body("recipient[0].version", equalTo((int) told)));
        });
    }

    private void told(boolean granted, Instant at) {
        EventStream.publish(new CustomerProfile(
                customer,
                ++version,
                "佐藤",
                "ja-JP",
                "Asia/Tokyo",
                new Contacts(customer + "@customers.example", null, null),
                null,
                Map.of(Channel.EMAIL, new Consent(granted, at, ConsentOrigin.SYSTEM)),
                Stage.ACTIVE,
                null,
                null,
                false,
                false));
    }

    private ValidatableResponse put(String body) {
        return given().contentType("application/json; charset=UTF-8")
                .body(body)
                .put("/v1/customers/" + customer + "/consents")
                .then();
    }

    private ValidatableResponse allowed() {
        return given().get("/v1/customers/" + customer + "/consents").then().statusCode(200);
    }

    private ValidatableResponse history(String query) {
        return given().get("/v1/customers/" + customer + "/consents/history" + query)
                .then()
                .statusCode(200);
    }
}
