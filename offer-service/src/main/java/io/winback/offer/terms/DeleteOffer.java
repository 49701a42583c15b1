package io.winback.offer.terms;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Deletes an offer that was never used, with its revisions and its budget. */
@ApplicationScoped
class DeleteOffer {

    private final Offers offers;
    private final StoreOffer storeOffer;
    private final IssuedCoupons coupons;
    private final AuditTrail auditTrail;

    DeleteOffer(Offers offers, StoreOffer storeOffer, IssuedCoupons coupons, AuditTrail auditTrail) {
        this.offers = offers;
        this.storeOffer = storeOffer;
        this.coupons = coupons;
        this.auditTrail = auditTrail;
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
        storeOffer.delete(offer);
        auditTrail.changed("offer/" + offerId, offer.terms(), null);
    }
}
