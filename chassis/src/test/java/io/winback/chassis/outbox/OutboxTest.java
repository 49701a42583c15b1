package io.winback.chassis.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Refusal;
import io.winback.events.offer.CouponUnavailable;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class OutboxTest {

    @Inject
    Outbox outbox;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void anEventNeedsTheTransactionOfItsChange() {
        assertThatThrownBy(() -> outbox.publish(event("a"))).isInstanceOf(TransactionalException.class);
    }

    @Test
    void anEventLeavesIfItsTransactionCommits() {
        QuarkusTransaction.begin();
        outbox.publish(event("rolled-back"));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event("committed")));

        eventually().until(() -> !EventStream.published(CouponUnavailable.class, customer)
                .isEmpty());

        assertThat(EventStream.published(CouponUnavailable.class, customer))
                .extracting(CouponUnavailable::offerId)
                .containsExactly("committed");
    }

    private CouponUnavailable event(String offer) {
        return new CouponUnavailable(customer, UUID.randomUUID(), offer, Refusal.OFFER_UNAVAILABLE);
    }
}
