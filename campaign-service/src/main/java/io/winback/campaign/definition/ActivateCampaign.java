package io.winback.campaign.definition;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Activates the newest revision of a campaign, if it can send its messages. A revision that is resumed is not checked again. */
@ApplicationScoped
class ActivateCampaign {

    private final ChangeCampaignState changeCampaignState;
    private final CheckReadiness checkReadiness;

    ActivateCampaign(ChangeCampaignState changeCampaignState, CheckReadiness checkReadiness) {
        this.changeCampaignState = changeCampaignState;
        this.checkReadiness = checkReadiness;
    }

    /**
     * @throws NotFound if there is no such campaign
     * @throws Conflict if its state does not allow the change
     * @throws NotReady if it could not send its messages
     */
    @Transactional
    Campaign activate(String campaignId) {
        return changeCampaignState.change(campaignId, this::activate);
    }

    private void activate(Campaign campaign, Instant now) {
        boolean isNew = campaign.hasDraft();
        campaign.activate(now);
        if (isNew) {
            checkReadiness.check(campaign.definition(), now);
        }
    }
}
