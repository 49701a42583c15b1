package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Releases the held steps of campaigns that run again: they are due at once. */
@ApplicationScoped
class ReleaseSteps {

    private final Enrolments enrolments;
    private final Campaigns campaigns;
    private final Clock clock;

    ReleaseSteps(Enrolments enrolments, Campaigns campaigns, Clock clock) {
        this.enrolments = enrolments;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @return how many steps were released, at most the limit */
    @Transactional
    int release(int limit) {
        return enrolments.releaseSteps(campaigns.notHeld(), clock.instant(), limit);
    }
}
