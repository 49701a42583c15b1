package io.winback.campaign.decision;

import io.winback.campaign.occasion.OccasionKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The triggers of the campaigns that run and whose window is open. Occasions that no campaign waits for are not searched. */
@ApplicationScoped
public class RunningTriggers {

    private final CandidateCampaigns candidates;
    private final Clock clock;

    RunningTriggers(CandidateCampaigns candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    /** Whether a campaign that runs considers this kind of occasion. */
    public boolean include(OccasionKind kind) {
        return candidates.openAt(clock.instant()).stream()
                .anyMatch(campaign -> !campaign.paused() && campaign.considers(kind));
    }
}
