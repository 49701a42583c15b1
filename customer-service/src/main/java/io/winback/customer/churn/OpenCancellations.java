package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.reasons.InferredReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The cancellations after which a customer has not returned, neither by an order nor by the use of a coupon. */
@ApplicationScoped
class OpenCancellations {

    private final Cancellations cancellations;
    private final InferCancellationReason inferCancellationReason;
    private final LaterPurchases laterPurchases;
    private final UsedCoupons usedCoupons;

    OpenCancellations(
            Cancellations cancellations,
            InferCancellationReason inferCancellationReason,
            LaterPurchases laterPurchases,
            UsedCoupons usedCoupons) {
        this.cancellations = cancellations;
        this.inferCancellationReason = inferCancellationReason;
        this.laterPurchases = laterPurchases;
        this.usedCoupons = usedCoupons;
    }

    /** The earliest first. */
    @Transactional(MANDATORY)
    List<Cancellation> of(Customer customer) {
        var open = new ArrayDeque<Cancellation>();
        var all = cancellations.of(customer.id());
        var uses = usedCoupons.of(customer.id());
        for (int i = all.size() - 1; i >= 0; i--) {
            var at = all.get(i).cancelledAt();
            if (laterPurchases.firstAfter(customer, at).isPresent()
                    || uses.stream().anyMatch(use -> use.counts() && use.isSince(at))) {
                break;
            }
            open.addFirst(all.get(i));
        }
        return List.copyOf(open);
    }

    List<InferredReason> reasons(List<Cancellation> open) {
        return open.stream().map(inferCancellationReason::infer).toList();
    }
}
