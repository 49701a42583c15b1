package io.winback.events.campaign;

import java.util.List;

/**
 * A revision of a campaign is activated. The offers and templates that it refers to are in use. It concerns no single customer,
 * so the record key names the campaign.
 *
 * @param offers the ids of the offers of its steps
 * @param templates the ids of the templates of its steps
 */
public record CampaignActivated(String campaignId, int revision, List<String> offers, List<String> templates)
        implements CampaignEvent {

    /** The record key. It is no customer id, because it contains a colon. */
    @Override
    public String customerId() {
        return "campaign:" + campaignId;
    }
}
