package io.winback.offer.terms;

import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Creates an offer, or replaces its terms. */
@ApplicationScoped
class DefineOffer {

    private static final Logger LOG = Logger.getLogger(DefineOffer.class);

    private final Offers offers;
    private final OfferRevisions revisions;
    private final LimitBudget limitBudget;
    private final PublishOffers publishOffers;
    private final Clock clock;

    DefineOffer(
            Offers offers,
            OfferRevisions revisions,
            LimitBudget limitBudget,
            PublishOffers publishOffers,
            Clock clock) {
        this.offers = offers;
        this.revisions = revisions;
        this.limitBudget = limitBudget;
        this.publishOffers = publishOffers;
        this.clock = clock;
    }

    /** @throws RuntimeException of the precondition, if the caller names another version than the present one */
    @Transactional
    Defined define(String offerId, OfferTerms terms, Precondition precondition) {
        terms.check(clock.instant());
        var present = offers.lock(offerId).orElse(null);
        var offer = present == null ? new Offer(offerId, terms, clock.instant()) : present;
        if (present == null) {
            precondition.checkAgainstNothing();
            offers.persist(offer);
        } else {
            precondition.checkAgainst(present.version());
            revisions.keep(present);
            offer.changeTo(terms, clock.instant());
        }
        offers.flush();
        revisions.keep(offer);
        limitBudget.limit(offerId, terms.budget());
        publishOffers.publish(offer);
        LOG.infof("offer %s is defined, version %d", offerId, offer.version());
        return new Defined(offer, present == null);
    }

    record Defined(Offer offer, boolean created) {}
}
