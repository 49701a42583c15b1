package io.winback.campaign.decision;

import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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
        return make(churns, candidates.openAt(now), now);
    }

    /** @param waitedFor the campaign that the decisions waited for. If it has ended, its evaluation says so. */
    List<Decision> make(List<CustomerChurned> churns, String waitedFor) {
        var now = clock.instant();
        return make(churns, candidates.openAt(now, waitedFor), now);
    }

    private List<Decision> make(List<CustomerChurned> churns, List<CandidateCampaign> campaigns, Instant now) {
        var contexts = churns.stream().map(churn -> ChurnContext.of(churn, now)).toList();
        return selector.select(contexts, campaigns, now);
    }
}
