package io.winback.customer.orders;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.profile.BulkCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Corrects the promised and the delivered time of a stored order. Reports and files do not change these times any more. So the
 * result does not depend on whether a report arrives before or after the correction.
 */
@ApplicationScoped
class CorrectDelivery {

    private static final Logger LOG = Logger.getLogger(CorrectDelivery.class);

    private final BulkCustomers customers;
    private final Orders orders;
    private final Clock clock;

    CorrectDelivery(BulkCustomers customers, Orders orders, Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * @return the order as it is stored now; empty if there is none
     * @throws InvalidInput if a time does not fit the order
     */
    @Transactional
    Optional<StoredOrder> correct(String orderId, OrderDelivery delivery) {
        var found = orders.find(orderId);
        if (found.isEmpty()) {
            return found;
        }
        delivery.check(found.get().placedAt(), clock.instant());
        customers.lock(List.of(found.get().customerId()));
        orders.correctDelivery(orderId, delivery);
        LOG.infof("order %s: the delivery is corrected", orderId);
        return orders.find(orderId);
    }
}
