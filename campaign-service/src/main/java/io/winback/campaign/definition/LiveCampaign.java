package io.winback.campaign.definition;

import io.winback.events.EventJson;

/**
 * A campaign that runs, is paused, or was active before it ended, as it is stored.
 *
 * @param revision the active revision, or the last one that was active
 * @param definition the JSON of that revision, which may be unreadable
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
