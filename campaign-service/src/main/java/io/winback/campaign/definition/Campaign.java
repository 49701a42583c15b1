package io.winback.campaign.definition;

import io.winback.chassis.http.Conflict;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;

import static io.winback.campaign.definition.CampaignState.ARCHIVED;
import static io.winback.campaign.definition.CampaignState.DRAFT;
import static io.winback.campaign.definition.CampaignState.FINISHED;
import static io.winback.campaign.definition.CampaignState.PAUSED;
import static io.winback.campaign.definition.CampaignState.RUNNING;

/** A campaign and its revisions. A new revision has no effect until it is activated; the active revision continues. */
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

    private boolean held;
    private Instant changedAt;
    private Instant activatedAt;

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
        refuseIf(state == ARCHIVED, "revised");
        revision++;
        definition = newDefinition;
        changedAt = now;
        if (state == FINISHED) {
            state = DRAFT;
        }
    }

    /** Makes its newest revision the active one. */
    void activate(Instant now) {
        refuseIf(!state.mayBecome(RUNNING), "activated");
        if (held && !isLive()) {
            throw new Conflict(
                    "the campaign cannot be activated yet: it was paused until its end, and its waiting journeys are"
                            + " being ended; retry in some seconds");
        }
        if (state == RUNNING && !hasDraft()) {
            throw new Conflict("the campaign cannot be activated: its newest revision is active already");
        }
        if (!keepsItsTimes()) {
            activatedAt = now;
        }
        become(RUNNING, now);
        runningRevision = revision;
        runningDefinition = definition;
        held = false;
    }

    /** A change of other fields must not leave out a planned time that has come, and whose run has not begun. */
    private boolean keepsItsTimes() {
        return state == RUNNING
                && Objects.equals(definition.trigger(), runningDefinition.trigger())
                && Objects.equals(definition.window(), runningDefinition.window());
    }

    /** It approaches no new customer. The steps of the journeys that began wait until it is activated again. */
    void pause(Instant now) {
        refuseIf(!state.mayBecome(PAUSED), "paused");
        become(PAUSED, now);
        held = true;
    }

    /** The waiting journeys that began end. */
    void archive(Instant now) {
        if (state == RUNNING) {
            throw new Conflict("the campaign cannot be archived while it is RUNNING: pause it first");
        }
        refuseIf(!state.mayBecome(ARCHIVED), "archived");
        become(ARCHIVED, now);
        held = runningRevision != null;
    }

    /** @throws Conflict if it was ever activated: its decisions refer to it */
    void requireNeverActivated() {
        if (runningRevision != null) {
            throw new Conflict("the campaign cannot be deleted: it was activated; archive it");
        }
    }

    private void become(CampaignState next, Instant now) {
        state = next;
        changedAt = now;
    }

    private void refuseIf(boolean condition, String change) {
        if (condition) {
            throw new Conflict("the campaign cannot be %s: it is %s".formatted(change, state));
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

    /** The active revision, or the last one that was active; null before the first activation. */
    public Integer runningRevision() {
        return runningRevision;
    }

    public CampaignDefinition runningDefinition() {
        return runningDefinition;
    }

    /** Whether one revision is active: it runs or is paused. */
    boolean isLive() {
        return CampaignState.live().contains(state);
    }

    /** Whether the steps of its journeys wait. */
    boolean isHeld() {
        return held;
    }

    /** Whether its newest revision is not activated yet. */
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
