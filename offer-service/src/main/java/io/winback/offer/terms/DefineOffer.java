package io.winback.offer.terms;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Creates an offer, or replaces its terms. */
@ApplicationScoped
class DefineOffer {

    private final Offers offers;
    private final OfferRevisions revisions;
    private final StoreOffer storeOffer;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DefineOffer(Offers offers, OfferRevisions revisions, StoreOffer storeOffer, AuditTrail auditTrail, Clock clock) {
        this.offers = offers;
        this.revisions = revisions;
        this.storeOffer = storeOffer;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * The same terms again change nothing. So an answer about an offer can be sent back, also after the offer has ended, and if
     * an earlier release allowed its terms.
     *
     * @throws io.winback.chassis.http.InvalidInput if other terms are wrong, or can never give a discount
     * @throws RuntimeException of the precondition, if the caller names another version than the present one
     */
    @Transactional
    Defined define(String offerId, OfferTerms terms, Precondition precondition) {
        var present = offers.lock(offerId).orElse(null);
        if (present == null) {
            precondition.checkAgainstNothing();
            return new Defined(create(offerId, terms), true);
        }
        precondition.checkAgainst(present.version());
        if (!present.terms().equals(terms)) {
            change(present, terms);
        }
        return new Defined(present, false);
    }

    private void change(Offer present, OfferTerms terms) {
        terms.check(clock.instant());
        if (present.hasTerms(terms)) {
            return;
        }
        revisions.keep(present);
        var before = present.terms();
        present.changeTo(terms, clock.instant());
        storeOffer.store(present);
        auditTrail.changed("offer/" + present.id(), before, terms);
    }

    /** Creates an offer. @throws io.winback.chassis.http.InvalidInput if its terms are wrong, or can never give a discount */
    @Transactional(MANDATORY)
    Offer create(String offerId, OfferTerms terms) {
        terms.check(clock.instant());
        var offer = new Offer(offerId, terms, clock.instant());
        offers.persist(offer);
        storeOffer.store(offer);
        auditTrail.changed("offer/" + offerId, null, terms);
        return offer;
    }

    record Defined(Offer offer, boolean created) {}
}
