package io.winback.campaign.decision;

import io.winback.campaign.occasion.Occasion;
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

    private final PostponedOccasions postponedOccasions;
    private final Clock clock;

    PostponeDecisions(PostponedOccasions postponedOccasions, Clock clock) {
        this.postponedOccasions = postponedOccasions;
        this.clock = clock;
    }

    /** @return the decisions that stand */
    @Transactional(MANDATORY)
    List<Decision> postpone(List<Occasion> occasions, List<Decision> made) {
        var campaigns = new HashMap<UUID, String>();
        made.forEach(decision -> decision.pausedCampaign().ifPresent(id -> campaigns.put(decision.occasionId(), id)));
        if (campaigns.isEmpty()) {
            return made;
        }
        var postponed = occasions.stream()
                .filter(occasion -> campaigns.containsKey(occasion.id()))
                .toList();
        postponedOccasions.postpone(postponed, campaigns, clock.instant());
        return made.stream()
                .filter(decision -> !campaigns.containsKey(decision.occasionId()))
                .toList();
    }
}
