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
     * The same terms again change nothing.
     *
     * @throws RuntimeException of the precondition, if the caller names another version than the present one
     */
    @Transactional
    Defined define(String offerId, OfferTerms terms, Precondition precondition) {
        terms.check(clock.instant());
        var present = offers.lock(offerId).orElse(null);
        if (present == null) {
            precondition.checkAgainstNothing();
            return new Defined(create(offerId, terms), true);
        }
        precondition.checkAgainst(present.version());
        if (present.hasTerms(terms)) {
            return new Defined(present, false);
        }
        revisions.keep(present);
        var before = present.terms();
        present.changeTo(terms, clock.instant());
        storeOffer.store(present);
        auditTrail.changed("offer/" + offerId, before, terms);
        return new Defined(present, false);
    }

    /** Creates an offer. Its terms are checked already, or those of an offer that exists. */
    @Transactional(MANDATORY)
    Offer create(String offerId, OfferTerms terms) {
        var offer = new Offer(offerId, terms, clock.instant());
        offers.persist(offer);
        storeOffer.store(offer);
        auditTrail.changed("offer/" + offerId, null, terms);
        return offer;
    }

    record Defined(Offer offer, boolean created) {}
}
