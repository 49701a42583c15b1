package io.winback.campaign.decision;

import io.winback.campaign.episode.Episodes;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Opens an episode for each churned customer, and decides the occasion. An episode that is open again keeps its decision: its
 * journey stays ended, and the customer keeps the coupon that was sent.
 */
@ApplicationScoped
public class DecideEpisodes {

    private final Episodes episodes;
    private final DecideOccasions decideOccasions;

    DecideEpisodes(Episodes episodes, DecideOccasions decideOccasions) {
        this.episodes = episodes;
        this.decideOccasions = decideOccasions;
    }

    @Transactional
    public void decide(List<CustomerChurned> churns) {
        episodes.open(churns);
        episodes.reopen(churns);
        decideOccasions.decide(churns);
    }
}
