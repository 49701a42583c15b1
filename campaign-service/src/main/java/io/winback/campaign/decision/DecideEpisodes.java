package io.winback.campaign.decision;

import io.winback.campaign.episode.Episodes;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Opens an episode for each churned customer, and decides once whether and by which campaign to approach the customer. */
@ApplicationScoped
public class DecideEpisodes {

    private final Episodes episodes;
    private final CandidateCampaigns candidates;
    private final CampaignSelector selector;
    private final SaveDecisions saveDecisions;
    private final Clock clock;

    DecideEpisodes(
            Episodes episodes,
            CandidateCampaigns candidates,
            CampaignSelector selector,
            SaveDecisions saveDecisions,
            Clock clock) {
        this.episodes = episodes;
        this.candidates = candidates;
        this.selector = selector;
        this.saveDecisions = saveDecisions;
        this.clock = clock;
    }

    @Transactional
    public void decide(List<CustomerChurned> churns) {
        var now = clock.instant();
        episodes.open(churns);
        var contexts = churns.stream().map(churn -> ChurnContext.of(churn, now)).toList();
        saveDecisions.save(selector.select(contexts, candidates.openAt(now), now));
    }
}
