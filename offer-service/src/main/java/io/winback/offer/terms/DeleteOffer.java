package io.winback.offer.terms;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Deletes an offer that was never used, with its revisions and its budget. */
@ApplicationScoped
class DeleteOffer {

    private static final Logger LOG = Logger.getLogger(DeleteOffer.class);

    private final Offers offers;
    private final OfferRevisions revisions;
    private final BudgetLimits limits;
    private final PublishOffers publishOffers;
    private final IssuedCoupons coupons;

    DeleteOffer(
            Offers offers,
            OfferRevisions revisions,
            BudgetLimits limits,
            PublishOffers publishOffers,
            IssuedCoupons coupons) {
        this.offers = offers;
        this.revisions = revisions;
        this.limits = limits;
        this.publishOffers = publishOffers;
        this.coupons = coupons;
    }

    /**
     * @throws NotFound if there is no such offer
     * @throws Conflict if a coupon of it was issued, or a campaign that was activated refers to it
     */
    @Transactional
    void delete(String offerId) {
        var offer = offers.lockToDelete(offerId).orElseThrow(() -> new NotFound("there is no offer " + offerId));
        if (coupons.existOf(offerId)) {
            throw new Conflict("the offer cannot be deleted: coupons of it were issued");
        }
        if (offers.isInCampaign(offerId)) {
            throw new Conflict("the offer cannot be deleted: a campaign that was activated refers to it");
        }
        publishOffers.publishDeletion(offer);
        revisions.deleteOf(offerId);
        limits.deleteOf(offerId);
        offers.delete(offer);
        LOG.infof("offer %s is deleted", offerId);
    }
}
