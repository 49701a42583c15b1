package io.winback.campaign.definition;

import io.winback.events.EventJson;

/**
 * A campaign that runs or is paused, as it is stored.
 *
 * @param revision the one that runs
 * @param definition its JSON, which may be unreadable: one campaign must not stop the others
 */
public record LiveCampaign(String campaignId, int revision, boolean paused, String definition) {

    /** @throws IllegalStateException if the stored definition cannot be read */
    public CampaignDefinition read() {
        var read = EventJson.readBack(definition, CampaignDefinition.class);
        if (read == null || read.variants().isEmpty()) {
            throw new IllegalStateException("the definition of campaign %s has no variants".formatted(campaignId));
        }
        return read;
    }
}
