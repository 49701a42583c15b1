package io.winback.offer.coupon;

import io.winback.events.notification.MessageSent;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Activates coupons when a message with the code was sent. */
@ApplicationScoped
public class ActivateCoupons {

    private final Coupons coupons;
    private final Budgets budgets;

    ActivateCoupons(Coupons coupons, Budgets budgets) {
        this.coupons = coupons;
        this.budgets = budgets;
    }

    @Transactional
    public void activate(List<MessageSent> messages) {
        budgets.countCoupons(
                coupons.activate(messages.stream().map(MessageSent::decisionId).toList()).stream());
    }
}
