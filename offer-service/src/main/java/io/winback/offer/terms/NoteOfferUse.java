package io.winback.offer.terms;

import io.winback.events.campaign.CampaignActivated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Notes which offers activated campaigns refer to, so that they are not deleted. */
@ApplicationScoped
public class NoteOfferUse {

    private static final Logger LOG = Logger.getLogger(NoteOfferUse.class);

    private final Offers offers;

    NoteOfferUse(Offers offers) {
        this.offers = offers;
    }

    /** Logs offers that were deleted before this event arrived. Campaigns that refer to them get no coupons of them. */
    @Transactional
    public void note(List<CampaignActivated> activations) {
        var named = activations.stream()
                .flatMap(activation -> activation.offers().stream())
                .collect(toSet());
        offers.noteCampaign(named);
        named.removeAll(offers.named(named).keySet());
        if (!named.isEmpty()) {
            LOG.warnf("activated campaigns refer to offers that do not exist: %s", named);
        }
    }
}
