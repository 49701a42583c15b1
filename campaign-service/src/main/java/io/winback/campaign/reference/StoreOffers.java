package io.winback.campaign.reference;

import io.winback.events.offer.OfferDefined;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores the offers that offer-service publishes. */
@ApplicationScoped
public class StoreOffers {

    private final KnownOffers offers;

    StoreOffers(KnownOffers offers) {
        this.offers = offers;
    }

    @Transactional
    public void store(List<OfferDefined> published) {
        offers.store(published);
    }
}
