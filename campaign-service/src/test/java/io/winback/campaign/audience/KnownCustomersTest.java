package io.winback.campaign.audience;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.customer.ProfileErased;
import io.winback.events.customer.Stage;
import io.winback.events.notification.ConsentChanged;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.audience.ReachFixture.STATED_AT;
import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

/** The projection of customers, as profiles change it. */
@QuarkusTest
@TestTransaction
class KnownCustomersTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    KnownCustomers knownCustomers;

    @Inject
    UpdateCustomers updateCustomers;

    @Inject
    ChangeKnownConsents changeKnownConsents;

    @Inject
    EraseCustomers eraseCustomers;

    @Inject
    Session database;

    @Test
    void aCustomerIsReadAsTheProfileShowsIt() {
        var complete = aCompleteCustomer();

        update(complete);

        assertThat(known()).isEqualTo(complete.known());
        assertThat(knownCustomers.reachOf(List.of(customer))).containsEntry(customer, complete.build());
    }

    @Test
    void aProfileWithoutFactsIsReadAsWell() {
        var prospect = aCustomer(customer).livingIn(null).in(Stage.PROSPECT);

        update(prospect);

        assertThat(known()).isEqualTo(prospect.known());
        assertThat(known().facts().attributes()).isEmpty();
        assertThat(known().facts().categories()).isNull();
    }

    @Test
    void theDaysOfOrdersAreThoseOfTheCustomer() {
        update(aCustomer(customer).livingIn("Asia/Tokyo").withOrders("2024-02-28T15:00:00Z", "2025-12-31T14:59:59Z"));
        assertThat(row()).contains("\"first_order_day\": \"2024-02-29\"", "\"last_order_day\": \"2025-12-31\"");

        update(aCustomer(customer)
                .inVersion(2)
                .livingIn("America/Lima")
                .withOrders("2024-02-28T15:00:00Z", "2026-01-01T04:59:59Z"));
        assertThat(row()).contains("\"first_order_day\": \"2024-02-28\"", "\"last_order_day\": \"2025-12-31\"");
    }

    @Test
    void neitherTheNameNorAnAddressIsStored() {
        update(aCompleteCustomer());

        assertThat(row()).contains("\"birthday\": 229").doesNotContain("佐藤", "somewhere");
    }

    @Test
    void theNewestVersionWins() {
        update(aCustomer(customer).inVersion(3).in(Stage.AT_RISK).bornOn(5, 6));
        update(aCustomer(customer).inVersion(2).in(Stage.ACTIVE).bornOn(7, 8));
        assertThat(known().facts().stage()).isEqualTo(Stage.AT_RISK);

        update(aCustomer(customer).inVersion(4).in(Stage.CHURNED));
        assertThat(known().facts().stage()).isEqualTo(Stage.CHURNED);
        assertThat(known().facts().birthday()).isNull();
    }

    @Test
    void aConsentThatChangesKeepsTheFacts() {
        var complete = aCompleteCustomer();
        update(complete);

        changeKnownConsents.change(
                List.of(new ConsentChanged(customer, Channel.EMAIL, false, STATED_AT.plusSeconds(60), "link")));

        assertThat(known().facts()).isEqualTo(complete.known().facts());
        assertThat(known().reach().allows(Channel.EMAIL)).isFalse();
        update(complete.inVersion(2));
        assertThat(known().reach().allows(Channel.EMAIL)).isFalse();
    }

    /** It stores the channels of a newer profile, and does not know the columns of the facts. */
    @Test
    void theRowOfAnEarlierReleaseGetsItsFactsWhenTheProfileIsReadAgain() {
        database.createNativeMutationQuery("""
                        insert into reach_profile (customer_id, version, addresses, consents)
                        values (:customer, 5, '', '{}')""")
                .setParameter("customer", customer)
                .executeUpdate();
        assertThat(known().facts()).isNull();

        update(aCustomer(customer).inVersion(4).bornOn(1, 2));
        assertThat(known().facts()).isNull();

        update(aCustomer(customer).inVersion(5).bornOn(3, 4));
        assertThat(known().facts().birthday().month()).isEqualTo(3);

        database.createNativeMutationQuery("update reach_profile set version = 6 where customer_id = :customer")
                .setParameter("customer", customer)
                .executeUpdate();
        update(aCustomer(customer).inVersion(6).bornOn(5, 6));
        assertThat(known().facts().birthday().month()).isEqualTo(5);
    }

    /** A replica of a later release writes beside this one during an upgrade. */
    @Test
    void aConstantOfALaterReleaseIsReadAsAbsent() {
        update(aCompleteCustomer());
        database.createNativeMutationQuery("""
                        update reach_profile set stage = 'LATER', churn_reason = 'LATER', preferred_channel = 'FAX',
                            addresses = 'EMAIL,FAX' where customer_id = :customer""")
                .setParameter("customer", customer)
                .executeUpdate();

        assertThat(known().facts().stage()).isNull();
        assertThat(known().facts().churnReason()).isNull();
        assertThat(known().reach().preferredChannel()).isNull();
        assertThat(known().reach().addresses()).containsExactly(Channel.EMAIL);
    }

    @Test
    void anErasedCustomerVanishes() {
        update(aCompleteCustomer());

        eraseCustomers.erase(List.of(new ProfileErased(customer, UUID.randomUUID())));

        assertThat(knownCustomers.of(List.of(customer))).isEmpty();
    }

    private ReachFixture aCompleteCustomer() {
        return aCustomer(customer)
                .allowing(Channel.EMAIL)
                .refusing(Channel.SMS)
                .withAddressFor(Channel.EMAIL, Channel.SMS)
                .preferring(Channel.EMAIL)
                .in(Stage.ACTIVE)
                .bornOn(2, 29)
                .withOrders("2024-02-28T15:00:00Z", "2026-11-01T00:00:00Z")
                .buying("tea", "cups")
                .withAttributes(Map.of("plan", "gold", "visits", 3, "tags", List.of("a", "b")))
                .withAnOpenComplaint();
    }

    private void update(ReachFixture profile) {
        updateCustomers.update(List.of(profile.event()));
    }

    private KnownCustomer known() {
        return knownCustomers.of(List.of(customer)).get(customer);
    }

    private String row() {
        return database.createNativeQuery(
                        "select cast(to_jsonb(r) as text) from reach_profile r where customer_id = :customer",
                        String.class)
                .setParameter("customer", customer)
                .getSingleResult();
    }
}
