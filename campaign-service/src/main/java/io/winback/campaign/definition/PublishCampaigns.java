package io.winback.campaign.definition;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Publishes the holds and the activations of campaigns. What is published already is not published again. */
@ApplicationScoped
class PublishCampaigns {

    private static final Logger LOG = Logger.getLogger(PublishCampaigns.class);

    private final PublishedCampaigns published;
    private final Outbox outbox;

    PublishCampaigns(PublishedCampaigns published, Outbox outbox) {
        this.published = published;
        this.outbox = outbox;
    }

    /** Publishes a campaign with the transaction of the caller. */
    @Transactional(MANDATORY)
    void publish(Campaign campaign) {
        if (published.noteHold(campaign.id())) {
            outbox.publish(SendingHoldChanged.ofCampaign(
                    campaign.id(), campaign.isHeld(), campaign.changedAt(), campaign.version()));
        }
        if (published.noteActivation(campaign.id())) {
            outbox.publish(activated(campaign.id(), campaign.runningRevision(), campaign.runningDefinition()));
        }
    }

    /** @return how many holds were published, at most the limit */
    @Transactional
    int publishHolds(int limit) {
        var holds = published.noteUnpublishedHolds(limit);
        outbox.publish(holds);
        return holds.size();
    }

    /** @return how many activations were published, at most the limit */
    @Transactional
    int publishActivations(int limit) {
        var campaigns = published.noteUnpublishedActivations(limit);
        campaigns.forEach(this::publishActivation);
        return campaigns.size();
    }

    /** A campaign whose definition cannot be read sends nothing. */
    private void publishActivation(LiveCampaign campaign) {
        try {
            outbox.publish(activated(campaign.campaignId(), campaign.revision(), campaign.read()));
        } catch (IllegalStateException e) {
            LOG.warnf("campaign %s: its definition cannot be read: %s", campaign.campaignId(), e.getMessage());
        }
    }

    private static CampaignActivated activated(String campaignId, int revision, CampaignDefinition definition) {
        return new CampaignActivated(
                campaignId, revision, List.copyOf(definition.offers()), List.copyOf(definition.templates()));
    }
}
