package io.winback.offer.terms;

import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

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
        if (present == null) {
            precondition.checkAgainstNothing();
            return new Defined(create(offerId, terms), true);
        }
        precondition.checkAgainst(present.version());
        revisions.keep(present);
        present.changeTo(terms, clock.instant());
        store(present);
        return new Defined(present, false);
    }

    /** Creates an offer. Its terms are checked already, or those of an offer that exists. */
    @Transactional(MANDATORY)
    Offer create(String offerId, OfferTerms terms) {
        var offer = new Offer(offerId, terms, clock.instant());
        offers.persist(offer);
        store(offer);
        return offer;
    }

    private void store(Offer offer) {
        offers.flush();
        revisions.keep(offer);
        limitBudget.limit(offer.id(), offer.terms().budget());
        publishOffers.publish(offer);
        LOG.infof("offer %s is defined, version %d", offer.id(), offer.version());
    }

    record Defined(Offer offer, boolean created) {}
}
