package io.winback.offer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Creates an offer, or replaces its terms. */
@ApplicationScoped
class DefineOffer {

    private static final Logger LOG = Logger.getLogger(DefineOffer.class);

    private final Offers offers;
    private final Budgets budgets;
    private final Clock clock;

    DefineOffer(Offers offers, Budgets budgets, Clock clock) {
        this.offers = offers;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** @param precondition is shown the present offer, or null, and throws if its author meant another */
    @Transactional
    Defined define(String offerId, OfferTerms terms, Consumer<Offer> precondition) {
        terms.check();
        var present = offers.findById(offerId, LockModeType.PESSIMISTIC_WRITE);
        precondition.accept(present);
        var offer = present == null ? new Offer(offerId, terms, clock.instant()) : present;
        if (present == null) {
            offers.persist(offer);
        } else {
            offer.changeTo(terms, clock.instant());
        }
        offers.flush();
        budgets.limit(offerId, terms.budget());
        LOG.infof("offer %s is defined, version %d", offerId, offer.version());
        return new Defined(offer, present == null);
    }

    record Defined(Offer offer, boolean created) {}
}
