package io.winback.campaign.definition;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** One revision of a campaign: its definition at one time. */
@Entity
class CampaignRevision {

    @EmbeddedId
    private Id id;

    @Convert(converter = DefinitionJson.class)
    private CampaignDefinition definition;

    private Instant createdAt;

    protected CampaignRevision() {}

    CampaignRevision(Campaign campaign) {
        this.id = new Id(campaign.id(), campaign.revision());
        this.definition = campaign.definition();
        this.createdAt = campaign.changedAt();
    }

    int revision() {
        return id.revision();
    }

    CampaignDefinition definition() {
        return definition;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Embeddable
    record Id(String campaignId, int revision) {}
}
