package io.winback.notification.recipient;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.OutreachFailed;
import io.winback.notification.SampleProfile;
import io.winback.notification.SampleRecipient;
import io.winback.notification.SampleRequest;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The database holds no name and no address of a recipient that a person can read. */
@QuarkusTest
class SealedRecipientsTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final Contacts contacts =
            new Contacts("hina." + token + "@customers.example", "+819012345678", "U" + token);

    @Inject
    AgroalDataSource database;

    @Inject
    Recipients recipients;

    @Inject
    EraseRecipients eraseRecipients;

    @Test
    void noColumnHoldsAnAddressAndTheRecipientHasIt() {
        aRecipient();

        assertThat(tablesWith(token)).isEmpty();
        assertThat(stored("phone")).startsWith("sealed:");
        assertThat(recipient(customer).orElseThrow().address(Channel.EMAIL)).hasValue(contacts.email());
        assertThat(given().get("/v1/customers/{id}/held-data", customer).<String>path("recipient[0].email"))
                .isEqualTo(contacts.email());
    }

    @Test
    void recipientOfAnEarlierReleaseIsReadAndSealedInTheBackground() throws SQLException {
        aRecipient();
        execute("update recipient set name = 'Ren', email = '%s' where customer_id = '%s'"
                .formatted(contacts.email(), customer));

        assertThat(recipient(customer).orElseThrow().name()).isEqualTo("Ren");
        execute("update sealing_pass set finished_at = finished_at - interval '2 days'");

        eventually().untilAsserted(() -> assertThat(stored("email")).startsWith("sealed:"));
        assertThat(recipient(customer).orElseThrow().name()).isEqualTo("Ren");
        assertThat(recipient(customer).orElseThrow().address(Channel.EMAIL)).hasValue(contacts.email());
    }

    @Test
    void unreadableValuesCountAsAbsentAndStopNoOtherRecipient() throws SQLException {
        aRecipient();
        var other = new SampleRecipient().allowing(Channel.EMAIL);
        eventually().until(() -> recipient(other.id()).isPresent());
        execute("update recipient set (name, email) = (select name, email from recipient where customer_id = '%s')"
                        .formatted(other.id())
                + " where customer_id = '%s'".formatted(customer));

        var both = QuarkusTransaction.requiringNew().call(() -> recipients.withIds(List.of(customer, other.id())));

        assertThat(both.get(other.id()).address(Channel.EMAIL)).hasValue(other.email());
        assertThat(both.get(customer).address(Channel.EMAIL)).isEmpty();
        assertThat(both.get(customer).address(Channel.SMS)).hasValue(contacts.phone());
        EventStream.publish(SampleRequest.of(customer, "plain", null, 0, "EMAIL"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.MISSING_ADDRESS));
    }

    @Test
    void recipientWithAnUnreadableAddressIsErased() throws SQLException {
        aRecipient();
        execute("update recipient set email = phone, deceased = true where customer_id = '%s'".formatted(customer));

        eraseRecipients.erase(List.of(new ProfileErased(customer, UUID.randomUUID())));

        assertThat(recipient(customer)).isEmpty();
    }

    @Test
    void heldDataNamesTheColumnsThatCannotBeRead() throws SQLException {
        aRecipient();
        execute("update recipient set email = phone where customer_id = '%s'".formatted(customer));

        given().get("/v1/customers/{id}/held-data", customer)
                .then()
                .statusCode(200)
                .body("recipient[0].unreadable", contains("email"))
                .body("recipient[0].email", nullValue())
                .body("recipient[0].phone", equalTo(contacts.phone()));
    }

    @Test
    void answerOfAProviderThatCannotBeReadIsAbsent() throws SQLException {
        aRecipient();
        execute("update recipient set email = null where customer_id = '%s'".formatted(customer));
        EventStream.publish(SampleRequest.of(customer, "plain", null, 0, "EMAIL"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .hasSize(1));
        var message =
                TestDatabase.value("select cast(message_id as text) from message where customer_id = ?", customer);
        execute("""
                insert into message_event (message_id, at, what, detail)
                select cast('%s' as uuid), now(), 'RESUMED', phone from recipient where customer_id = '%s'""".formatted(message, customer));

        given().get("/v1/messages/" + message)
                .then()
                .statusCode(200)
                .body("events.find { it.what == 'RESUMED' }.detail", nullValue());
    }

    private void aRecipient() {
        EventStream.publish(SampleProfile.of(customer, 1)
                .reachedAt(contacts)
                .preferring(Channel.EMAIL)
                .allowing(Channel.EMAIL)
                .build());
        eventually().until(() -> recipient(customer).isPresent());
    }

    private Optional<Recipient> recipient(String customerId) {
        return QuarkusTransaction.requiringNew().call(() -> recipients.withId(customerId));
    }

    /** The tables with a row that contains the text. */
    private static List<String> tablesWith(String text) {
        var found = new ArrayList<String>();
        for (var table : TestDatabase.column("select tablename from pg_tables where schemaname = 'public'")) {
            TestDatabase.column(
                            "select cast(held as text) from %s as held where strpos(cast(held as text), ?) > 0"
                                    .formatted(table),
                            text)
                    .forEach(row -> found.add(table + ": " + row));
        }
        return found;
    }

    private String stored(String column) {
        return TestDatabase.value("select %s from recipient where customer_id = ?".formatted(column), customer);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
