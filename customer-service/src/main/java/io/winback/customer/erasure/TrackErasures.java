package io.winback.customer.erasure;

import io.winback.customer.erasure.Erasures.Part;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.RecipientErased;
import io.winback.events.offer.CouponsErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Records the erasure confirmations of other services. */
@ApplicationScoped
public class TrackErasures {

    private final Erasures erasures;

    TrackErasures(Erasures erasures) {
        this.erasures = erasures;
    }

    @Transactional
    public void coupons(List<CouponsErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.COUPONS));
    }

    @Transactional
    public void messages(List<MessagesErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.MESSAGES));
    }

    @Transactional
    public void recipients(List<RecipientErased> erased) {
        erased.forEach(event -> erasures.done(event.erasureId(), Part.RECIPIENT));
    }
}
