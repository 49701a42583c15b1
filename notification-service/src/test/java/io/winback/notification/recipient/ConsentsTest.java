package io.winback.notification.recipient;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.ConsentChanged;
import io.winback.notification.SampleProfile;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.events.customer.ConsentOrigin.PERSON;
import static io.winback.events.customer.ConsentOrigin.SYSTEM;
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
    ConsentLock consentLock;

    @Inject
    Session database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Recipients recipients;

    @Inject
    SuppressAddresses suppressAddresses;

    @Test
    void aSystemNeverLiftsTheWithdrawalOfTheCustomerAndIsInformedOfIt() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        put("{\"EMAIL\": false}").statusCode(200).body("EMAIL", equalTo(false));

        publishConsent(true, Instant.now().plusSeconds(1));
        publishConsent(true, Instant.now().plusSeconds(2));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .extracting(ConsentChanged::granted)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(false));
        allowed().body("EMAIL", equalTo(false));
    }

    @Test
    void theWithdrawalOfACustomerWithoutARecipientIsKept() {
        put("{\"EMAIL\": false}").statusCode(200);

        publishConsent(true, Instant.now().plusSeconds(1));
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(1)));

        allowed().body("EMAIL", equalTo(false));
    }

    @Test
    void onlyTheCustomerWithSourceAndWordingLiftsAWithdrawal() {
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
                .statusCode(400)
                .body("violations[0].field", equalTo("at"));
        allowed().body("EMAIL", equalTo(false));

        put("{\"EMAIL\": true, \"source\": \"phone call\", \"wording\": \"メールを受け取ります\", \"at\": \"%s\"}"
                        .formatted(Instant.now()))
                .statusCode(200)
                .body("EMAIL", equalTo(true));
        publishConsent(true, Instant.now());
        allowed().body("EMAIL", equalTo(true));
    }

    @Test
    void aSystemMayWithdrawAConsentThatTheCustomerGranted() {
        put("{\"EMAIL\": true}").statusCode(200).body("EMAIL", equalTo(true));

        publishConsent(false, YESTERDAY);
        publishConsent(false, Instant.now().plusSeconds(1));

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
    void anInvalidStatementIsReported(String body, String field) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", containsString(field));
        allowed().body("EMAIL", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"true\"", "1"})
    void aValueThatIsNotABooleanIsInTheMessage(String value) {
        put("{\"EMAIL\": %s}".formatted(value))
                .statusCode(400)
                .body("violations[0].message", equalTo("must be true or false, not " + value));
    }

    @Test
    void theHistoryContainsTheTimeTheSourceAndTheWordingOfAStatement() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        put("{\"EMAIL\": false}").statusCode(200);
        put("{\"EMAIL\": true, \"SMS\": true, \"source\": \"店頭\", \"wording\": \"受け取ります\", \"at\": \"%s\"}"
                        .formatted(Instant.now()))
                .statusCode(200);
        publishConsent(true, YESTERDAY);

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
    void theHistoryIsErasedWithTheCustomer() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> history("").body("items", hasSize(1)));

        EventStream.publish(new ProfileErased(customer, UUID.randomUUID()));

        eventually().untilAsserted(() -> history("").body("items", hasSize(0)));
    }

    @Test
    void anEarlierStatementOfTheCustomerDoesNotReplaceALaterOne() {
        put("{\"EMAIL\": false}").statusCode(200);

        put("{\"EMAIL\": true, \"source\": \"form\", \"wording\": \"はい\", \"at\": \"%s\"}".formatted(YESTERDAY))
                .statusCode(200)
                .body("EMAIL", equalTo(false));
    }

    /** During an upgrade, while a replica of the earlier version is running. */
    @Test
    void aWithdrawalStoredByAnEarlierVersionIsTheCustomersOwn() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("""
                        update consent set granted = false, changed_at = now(), source = 'unsubscribe link'
                        where customer_id = :customer""")
                .setParameter("customer", customer)
                .executeUpdate());

        publishConsent(true, Instant.now().plusSeconds(60));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .extracting(ConsentChanged::granted)
                .containsOnly(false)
                .isNotEmpty());
        allowed().body("EMAIL", equalTo(false));
    }

    /** After the file of a system repeated a withdrawal that the customer had made by a link. */
    @Test
    void aWithdrawalStoredByAnEarlierVersionIsTheCustomersOwnForEverySource() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        run("""
                update consent set granted = false, changed_at = now(), source = 'profile', system_granted = null,
                    system_at = null where customer_id = '%s'""");

        publishConsent(true, Instant.now().plusSeconds(60));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .isNotEmpty());
        allowed().body("EMAIL", equalTo(false));
    }

    /** From the compacted topic, after the service lost its database. */
    @Test
    void aProfileContainsTheWithdrawalOfTheCustomerAndTheValueOfTheSystem() {
        publishStatements(new Consent(false, YESTERDAY, PERSON), new Consent(true, YESTERDAY.plusSeconds(9), SYSTEM));

        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(false)));
        put("{\"EMAIL\": true}").statusCode(400).body("violations[0].field", equalTo("source"));
        assertThat(EventStream.published(ConsentChanged.class, customer)).isEmpty();
    }

    @Test
    void statementsThatAProfileDoesNotContainArePublishedForCustomerService() {
        put("{\"EMAIL\": true, \"at\": \"%s\"}".formatted(YESTERDAY)).statusCode(200);

        publishStatements(null, new Consent(false, YESTERDAY.plusSeconds(9), SYSTEM));

        eventually().untilAsserted(() -> assertThat(EventStream.published(ConsentChanged.class, customer))
                .hasSize(2)
                .allMatch(ConsentChanged::granted));
        publishStatements(new Consent(true, YESTERDAY, PERSON), new Consent(true, Instant.now(), SYSTEM));
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        assertThat(EventStream.published(ConsentChanged.class, customer)).hasSize(2);
    }

    /** The clock of another replica was ahead of ours. */
    @Test
    void aWithdrawalStatedNowFollowsEarlierStatementsOfTheCustomer() {
        var ahead = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.MICROS);
        publishStatements(new Consent(true, ahead, PERSON), null);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));

        put("{\"EMAIL\": false}").statusCode(200).body("EMAIL", equalTo(false));

        history("").body("items[0].at", equalTo(ahead.plus(1, ChronoUnit.MICROS).toString()));
    }

    @Test
    void theClockOfACallerMayBeSlightlyAhead() {
        put("{\"EMAIL\": false, \"at\": \"%s\"}".formatted(Instant.now().plusSeconds(300)))
                .statusCode(200)
                .body("EMAIL", equalTo(false));

        String at = history("").extract().path("items[0].at");
        assertThat(Instant.parse(at)).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void theHistoryMarksStatementsWithoutEffect() {
        put("{\"EMAIL\": false}").statusCode(200);
        publishConsent(true, Instant.now().plusSeconds(1));

        eventually().untilAsserted(() -> history("")
                .body("items.granted", equalTo(List.of(true, false)))
                .body("items.tookEffect", equalTo(List.of(false, true))));
    }

    @Test
    void aRepeatedWithdrawalHasNoEffect() {
        put("{\"EMAIL\": false}").statusCode(200);
        put("{\"EMAIL\": false}").statusCode(200);

        history("")
                .body("items.granted", equalTo(List.of(false, false)))
                .body("items.tookEffect", equalTo(List.of(false, true)));
    }

    @Test
    void aBounceSuppressesTheAddressThatBouncedAndNotItsReplacement() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        var then = recipient();
        run("update recipient set email = 'new-' || email, refused = 'SMS' where customer_id = '%s'");

        suppress(then);

        assertThat(recipient().suppressedChannels()).containsExactly(Channel.SMS);
        suppress(recipient());
        suppress(recipient());
        assertThat(recipient().suppressedChannels()).containsExactly(Channel.EMAIL, Channel.SMS);
    }

    @Test
    void aBounceIsNotAWithdrawal() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));
        suppress(recipient());

        put("{\"EMAIL\": true}").statusCode(200).body("EMAIL", equalTo(true));
    }

    /** A change of a consent takes the lock first and the row second: no transaction may wait for the lock with a locked row. */
    @Test
    void aProfileThatWaitsForTheLockHoldsNoRecipient() throws SQLException {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));

        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local lock_timeout = '5s'");
            statement.execute("select pg_advisory_xact_lock(x'636F6E73656E74'::bigint)");
            publishConsent(false, YESTERDAY.plusSeconds(1));
            eventually().until(() -> isWaitedFor(statement));
            statement.execute("update recipient set refused = null where customer_id = '%s'".formatted(customer));
            connection.commit();
        }

        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(false)));
    }

    private static boolean isWaitedFor(Statement statement) throws SQLException {
        try (var result = statement.executeQuery(
                "select 1 from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and not granted")) {
            return result.next();
        }
    }

    private Recipient recipient() {
        return QuarkusTransaction.requiringNew()
                .call(() -> recipients.withId(customer).orElse(null));
    }

    private void suppress(Recipient recipient) {
        QuarkusTransaction.requiringNew()
                .run(() -> suppressAddresses.suppress(List.of(new SuppressAddresses.Bounce(recipient, Channel.EMAIL))));
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(sql.formatted(customer))
                .executeUpdate());
    }

    private void publishStatements(Consent person, Consent system) {
        var statements = new ConsentStatements(person, system);
        EventStream.publish(SampleProfile.of(customer, ++version)
                .stating(Channel.EMAIL, statements)
                .deceased(false)
                .build());
    }

    /** The sender holds the shared lock during the whole test: a transaction that needs the exclusive lock would not end. */
    @Test
    void profilesWithStoredConsentsDoNotBlockSenders() {
        publishConsent(true, YESTERDAY);
        eventually().untilAsserted(() -> allowed().body("EMAIL", equalTo(true)));

        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            consentLock.lockShared();
            publishConsent(true, YESTERDAY);
            long published = version;
            eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                    .then()
                    .body("recipient[0].version", equalTo((int) published)));
        });
    }

    private void publishConsent(boolean granted, Instant at) {
        EventStream.publish(SampleProfile.of(customer, ++version)
                .stating(Channel.EMAIL, new Consent(granted, at, ConsentOrigin.SYSTEM))
                .deceased(false)
                .build());
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
