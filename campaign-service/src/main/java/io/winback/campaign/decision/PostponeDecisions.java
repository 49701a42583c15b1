package io.winback.campaign.decision;

import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Postpones decisions on customers whom a campaign would approach if it were not paused. */
@ApplicationScoped
class PostponeDecisions {

    private final PostponedEpisodes postponedEpisodes;
    private final Clock clock;

    PostponeDecisions(PostponedEpisodes postponedEpisodes, Clock clock) {
        this.postponedEpisodes = postponedEpisodes;
        this.clock = clock;
    }

    /** @return the decisions that stand */
    @Transactional(MANDATORY)
    List<Decision> postpone(List<CustomerChurned> churns, List<Decision> made) {
        var campaigns = new HashMap<UUID, String>();
        made.forEach(decision -> decision.pausedCampaign().ifPresent(id -> campaigns.put(decision.episodeId(), id)));
        if (campaigns.isEmpty()) {
            return made;
        }
        var postponed = churns.stream()
                .filter(churn -> campaigns.containsKey(churn.episodeId()))
                .toList();
        postponedEpisodes.postpone(postponed, campaigns, clock.instant());
        return made.stream()
                .filter(decision -> !campaigns.containsKey(decision.episodeId()))
                .toList();
    }
}
