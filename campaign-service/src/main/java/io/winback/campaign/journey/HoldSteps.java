package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Holds the steps of paused campaigns that are due, so that they do not delay the steps of other campaigns. */
@ApplicationScoped
class HoldSteps {

    private final Enrolments enrolments;
    private final Campaigns campaigns;
    private final Clock clock;

    HoldSteps(Enrolments enrolments, Campaigns campaigns, Clock clock) {
        this.enrolments = enrolments;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @return how many steps were held, at most the limit */
    @Transactional
    int hold(int limit) {
        var held = campaigns.held();
        return held.isEmpty() ? 0 : enrolments.holdSteps(held, clock.instant(), limit);
    }
}
