package io.winback.offer.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Stores the present terms of an offer with their revision and their budget, and publishes them. */
@ApplicationScoped
@Transactional(MANDATORY)
class StoreOffer {

    private static final Logger LOG = Logger.getLogger(StoreOffer.class);

    private final Offers offers;
    private final OfferRevisions revisions;
    private final LimitBudget limitBudget;
    private final BudgetLimits limits;
    private final PublishOffers publishOffers;

    StoreOffer(
            Offers offers,
            OfferRevisions revisions,
            LimitBudget limitBudget,
            BudgetLimits limits,
            PublishOffers publishOffers) {
        this.offers = offers;
        this.revisions = revisions;
        this.limitBudget = limitBudget;
        this.limits = limits;
        this.publishOffers = publishOffers;
    }

    void store(Offer offer) {
        offers.flush();
        revisions.keep(offer);
        limitBudget.limit(offer.id(), offer.terms().budget());
        publishOffers.publish(offer);
        LOG.infof("offer %s is defined, version %d", offer.id(), offer.version());
    }

    void delete(Offer offer) {
        publishOffers.publishDeletion(offer);
        revisions.deleteOf(offer.id());
        limits.deleteOf(offer.id());
        offers.delete(offer);
        LOG.infof("offer %s is deleted", offer.id());
    }
}
