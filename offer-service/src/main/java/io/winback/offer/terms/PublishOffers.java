package io.winback.offer.terms;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.OfferDefined;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Publishes the present state of offers. A state that is published already is not published again. */
@ApplicationScoped
class PublishOffers {

    private final Offers offers;
    private final PublishedOffers published;
    private final Outbox outbox;

    PublishOffers(Offers offers, PublishedOffers published, Outbox outbox) {
        this.offers = offers;
        this.published = published;
        this.outbox = outbox;
    }

    /** Publishes an offer with the transaction of the caller. */
    @Transactional
    void publish(Offer offer) {
        var spent = published.isBudgetSpent(offer.id());
        published
                .note(offer, spent)
                .ifPresent(version -> outbox.publish(new OfferDefined(
                        offer.id(),
                        version,
                        offer.terms().name(),
                        offer.terms().validUntil(),
                        spent,
                        offer.terms().mostDiscount().orElse(null))));
    }

    /** Publishes with the transaction of the caller that an offer is deleted. */
    @Transactional(MANDATORY)
    void publishDeletion(Offer offer) {
        outbox.publish(OfferDefined.deletion(
                offer.id(), published.noteDeletion(offer.id()), offer.terms().name()));
    }

    /** @return how many offers were published, at most the limit */
    @Transactional
    int publishOutdated(int limit) {
        var outdated = published.outdated(limit);
        outdated.forEach(offerId -> offers.lock(offerId).ifPresent(this::publish));
        return outdated.size();
    }
}
