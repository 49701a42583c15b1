package io.winback.offer.coupon;

import io.winback.events.notification.MessageSent;
import io.winback.offer.offer.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Makes coupons usable once the first message has told of them. */
@ApplicationScoped
class ActivateCoupons {

    private final Coupons coupons;
    private final Budgets budgets;

    ActivateCoupons(Coupons coupons, Budgets budgets) {
        this.coupons = coupons;
        this.budgets = budgets;
    }

    @Transactional
    void forEach(List<MessageSent> messages) {
        coupons.activate(messages.stream().map(MessageSent::decisionId).toList())
                .forEach(offerId -> budgets.countCoupons(offerId, 1));
    }
}
