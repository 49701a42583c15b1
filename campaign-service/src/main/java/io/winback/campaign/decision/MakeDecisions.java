package io.winback.campaign.decision;

import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Makes one decision for each churned customer, over all campaigns whose window is open. It stores nothing. */
@ApplicationScoped
class MakeDecisions {

    private final CandidateCampaigns candidates;
    private final CampaignSelector selector;
    private final Clock clock;

    MakeDecisions(CandidateCampaigns candidates, CampaignSelector selector, Clock clock) {
        this.candidates = candidates;
        this.selector = selector;
        this.clock = clock;
    }

    List<Decision> make(List<CustomerChurned> churns) {
        var now = clock.instant();
        var contexts = churns.stream().map(churn -> ChurnContext.of(churn, now)).toList();
        return selector.select(contexts, candidates.openAt(now), now);
    }
}
