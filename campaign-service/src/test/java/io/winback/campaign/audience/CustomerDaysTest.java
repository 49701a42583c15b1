package io.winback.campaign.audience;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.audience.CustomerDays.Kind;
import io.winback.testkit.GenericPlan;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

/** The customers of a day. Other tests use other zones. */
@QuarkusTest
class CustomerDaysTest {

    private static final String ZONE = "Pacific/Chatham";
    private static final String CUSTOMERS = """
                    insert into reach_profile (customer_id, version, addresses, consents, facts_version, birthday,
                        birthday_found, open_complaint, deceased, attributes)
                    select 'customer-' || n, 1, '', '{}', 1, (1 + n % 12) * 100 + 1 + n / 12 % 28, case when n % 100 = 0 then 0 else 2031 end, false, false, '{}'
                    from generate_series(1, 20000) as n""";

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    CustomerDays customerDays;

    @Inject
    UpdateCustomers updateCustomers;

    @Inject
    Session database;

    @Test
    @TestTransaction
    void aCustomerIsTakenOnceInAYear() {
        update(aCustomer(customer).bornOn(5, 10));

        assertThat(take(Kind.BIRTHDAY, "2031-05-09")).isEmpty();
        assertThat(take(Kind.BIRTHDAY, "2031-05-10")).containsExactly(customer);
        assertThat(take(Kind.BIRTHDAY, "2031-05-10")).isEmpty();
        assertThat(take(Kind.BIRTHDAY, "2032-05-10")).containsExactly(customer);
    }

    @Test
    @TestTransaction
    void anotherProfileKeepsTheMark() {
        update(aCustomer(customer).bornOn(5, 10));
        take(Kind.BIRTHDAY, "2031-05-10");

        update(aCustomer(customer).inVersion(2).bornOn(8, 1));

        assertThat(take(Kind.BIRTHDAY, "2031-08-01")).isEmpty();
        assertThat(take(Kind.BIRTHDAY, "2032-08-01")).containsExactly(customer);
    }

    @Test
    @TestTransaction
    void aCustomerIsFoundInEarlierYearsAfterTheClockWasAhead() {
        update(aCustomer(customer).bornOn(5, 10));
        take(Kind.BIRTHDAY, "2038-05-10");

        assertThat(take(Kind.BIRTHDAY, "2031-05-10")).containsExactly(customer);
    }

    @Test
    @TestTransaction
    void aLeapDayIsTheTwentyEighthInOtherYears() {
        update(aCustomer(customer).bornOn(2, 29));

        assertThat(take(Kind.BIRTHDAY, "2032-02-28")).isEmpty();
        assertThat(take(Kind.BIRTHDAY, "2032-02-29")).containsExactly(customer);
        assertThat(take(Kind.BIRTHDAY, "2031-03-01")).isEmpty();
        assertThat(take(Kind.BIRTHDAY, "2031-02-28")).containsExactly(customer);
    }

    @Test
    @TestTransaction
    void theFirstAnniversaryIsAYearAfterTheFirstOrder() {
        update(aCustomer(customer).withOrders("2030-05-09T20:00:00Z", "2031-01-01T00:00:00Z"));

        assertThat(take(Kind.ANNIVERSARY, "2030-05-10")).isEmpty();
        assertThat(take(Kind.ANNIVERSARY, "2031-05-10")).containsExactly(customer);
    }

    @Test
    @TestTransaction
    void onlyCustomersOfTheNamedZonesAreTaken() {
        update(aCustomer(customer).bornOn(5, 10));

        assertThat(customerDays.zones(Kind.BIRTHDAY, LocalDate.parse("2031-05-10")))
                .contains(ZONE);
        assertThat(customerDays.take(Kind.BIRTHDAY, LocalDate.parse("2031-05-10"), List.of("Asia/Tokyo"), 10))
                .extracting(KnownCustomer::customerId)
                .doesNotContain(customer);
    }

    @Test
    void theCustomersOfADayAreFoundByTheirIndexUnderAGenericPlan() {
        assertThat(new GenericPlan(database, "reach_profile", CUSTOMERS)
                        .scansOf(
                                "reach_profile_birthday",
                                () -> customerDays.zones(Kind.BIRTHDAY, LocalDate.parse("2031-01-05"))))
                .isPositive();
        assertThat(new GenericPlan(database, "reach_profile", CUSTOMERS)
                        .scansOf(
                                "reach_profile_birthday",
                                () -> customerDays.take(
                                        Kind.BIRTHDAY, LocalDate.parse("2031-01-05"), List.of(ZONE), 10)))
                .isPositive();
    }

    private void update(ReachFixture profile) {
        updateCustomers.update(List.of(profile.livingIn(ZONE).event()));
    }

    private List<String> take(Kind kind, String day) {
        return customerDays.take(kind, LocalDate.parse(day), List.of(ZONE), 10).stream()
                .map(KnownCustomer::customerId)
                .toList();
    }
}
