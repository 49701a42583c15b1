package io.winback.offer.terms;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Copies the present terms of an offer to a new offer. The copy has a budget of its own. */
@ApplicationScoped
class CopyOffer {

    private static final Logger LOG = Logger.getLogger(CopyOffer.class);

    private final Offers offers;
    private final DefineOffer defineOffer;

    CopyOffer(Offers offers, DefineOffer defineOffer) {
        this.offers = offers;
        this.defineOffer = defineOffer;
    }

    /**
     * @throws NotFound if there is no offer to copy
     * @throws Conflict if the new id is taken
     * @throws io.winback.chassis.http.InvalidInput if the offer has ended, or an earlier release allowed terms that are wrong
     */
    @Transactional
    Offer copy(String offerId, String newId) {
        var source = offers.findByIdOptional(offerId).orElseThrow(() -> new NotFound("there is no offer " + offerId));
        if (offers.findByIdOptional(newId).isPresent()) {
            throw new Conflict("there is an offer %s already; choose another id".formatted(newId));
        }
        LOG.infof("offer %s is a copy of %s", newId, offerId);
        return defineOffer.create(newId, source.terms());
    }
}
