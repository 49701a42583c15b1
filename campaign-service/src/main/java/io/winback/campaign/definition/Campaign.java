package io.winback.campaign.definition;

import io.winback.chassis.http.Conflict;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

import static io.winback.campaign.definition.CampaignState.ARCHIVED;
import static io.winback.campaign.definition.CampaignState.DRAFT;
import static io.winback.campaign.definition.CampaignState.FINISHED;
import static io.winback.campaign.definition.CampaignState.PAUSED;
import static io.winback.campaign.definition.CampaignState.RUNNING;

/**
 * A campaign. What its author writes is a new revision, which nobody sees until it is activated; the revision that
 * runs goes on meanwhile.
 */
@Entity
public class Campaign {

    @Id
    private String campaignId;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    private int revision;

    @Convert(converter = DefinitionJson.class)
    private CampaignDefinition definition;

    private Integer runningRevision;

    @Convert(converter = DefinitionJson.class)
    private CampaignDefinition runningDefinition;

    private Instant changedAt;

    @Version
    private long version;

    protected Campaign() {}

    Campaign(String campaignId, CampaignDefinition definition, Instant now) {
        this.campaignId = campaignId;
        this.state = DRAFT;
        this.revision = 1;
        this.definition = definition;
        this.changedAt = now;
    }

    /** @throws Conflict if it is archived */
    void revise(CampaignDefinition newDefinition, Instant now) {
        refuseIf(state == ARCHIVED, "it is archived");
        revision++;
        definition = newDefinition;
        changedAt = now;
        if (state == FINISHED) {
            state = DRAFT;
        }
    }

    /** Runs its newest revision. */
    void activate(Instant now) {
        refuseIf(state == ARCHIVED || state == FINISHED, "it is " + state);
        refuseIf(state == RUNNING && runningRevision == revision, "its newest revision runs already");
        state = RUNNING;
        runningRevision = revision;
        runningDefinition = definition;
        changedAt = now;
    }

    /** Approaches nobody new; the journeys that began go on. */
    void pause(Instant now) {
        refuseIf(state != RUNNING, "it is " + state);
        state = PAUSED;
        changedAt = now;
    }

    /** Its window is over; a newer revision that waits to be activated may open another. */
    void finish(Instant now) {
        refuseIf(state != RUNNING && state != PAUSED, "it is " + state);
        state = hasDraft() ? DRAFT : FINISHED;
        changedAt = now;
    }

    void archive(Instant now) {
        refuseIf(state == RUNNING, "it runs: pause it first");
        refuseIf(state == ARCHIVED, "it is archived");
        state = ARCHIVED;
        changedAt = now;
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new Conflict("the campaign cannot do that: " + reason);
        }
    }

    public String id() {
        return campaignId;
    }

    public CampaignState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    CampaignDefinition definition() {
        return definition;
    }

    /** The revision that runs, or ran last; null before the first activation. */
    public Integer runningRevision() {
        return runningRevision;
    }

    public CampaignDefinition runningDefinition() {
        return runningDefinition;
    }

    /** Of its newest revision: a draft until it is activated, whatever an earlier one does. */
    CampaignState stateOfNewest() {
        return isLive() && hasDraft() ? DRAFT : state;
    }

    /** Whether a revision of it runs, or is paused. */
    boolean isLive() {
        return state == RUNNING || state == PAUSED;
    }

    /** Whether its newest revision waits to be activated. */
    boolean hasDraft() {
        return runningRevision == null || runningRevision != revision;
    }

    Instant changedAt() {
        return changedAt;
    }

    long version() {
        return version;
    }
}
