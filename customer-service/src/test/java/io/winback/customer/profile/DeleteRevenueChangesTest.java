package io.winback.customer.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class DeleteRevenueChangesTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    DeleteRevenueChanges deleteRevenueChanges;

    @Inject
    Session database;

    @Test
    void earlierRevenueIsKeptForTwoHours() {
        insert("3 hours");
        insert("90 minutes");

        assertThat(deleteRevenueChanges.delete()).isFalse();

        assertThat(count()).isOne();
    }

    private void insert(String age) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("""
                                insert into customer_revenue_change (customer_id, revenue, currency, changed_at)
                                values (:customer, 1, 'JPY', now() - cast(:age as interval))""")
                .setParameter("customer", customer)
                .setParameter("age", age)
                .executeUpdate());
    }

    private long count() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select count(*) from customer_revenue_change where customer_id = :customer", Long.class)
                .setParameter("customer", customer)
                .getSingleResult());
    }
}
