package io.winback.customer.privacy;

import io.winback.customer.privacy.Erasures.Part;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.RecipientErased;
import io.winback.events.offer.CouponsErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Hears from the other services that they have forgotten somebody. */
@ApplicationScoped
class FollowErasures {

    private final Erasures erasures;

    FollowErasures(Erasures erasures) {
        this.erasures = erasures;
    }

    @Transactional
    void coupons(List<CouponsErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.COUPONS));
    }

    @Transactional
    void messages(List<MessagesErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.MESSAGES));
    }

    @Transactional
    void recipients(List<RecipientErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.RECIPIENT));
    }
}
