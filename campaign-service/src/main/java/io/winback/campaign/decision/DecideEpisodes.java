package io.winback.campaign.decision;

import io.winback.campaign.episode.Episodes;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Opens an episode for each churned customer, and decides once whether and by which campaign to approach the customer. An episode
 * that is open again keeps its decision: its journey stays ended, and the customer keeps the coupon that was sent.
 */
@ApplicationScoped
public class DecideEpisodes {

    private final Episodes episodes;
    private final MakeDecisions makeDecisions;
    private final PostponeDecisions postponeDecisions;
    private final SaveDecisions saveDecisions;

    DecideEpisodes(
            Episodes episodes,
            MakeDecisions makeDecisions,
            PostponeDecisions postponeDecisions,
            SaveDecisions saveDecisions) {
        this.episodes = episodes;
        this.makeDecisions = makeDecisions;
        this.postponeDecisions = postponeDecisions;
        this.saveDecisions = saveDecisions;
    }

    @Transactional
    public void decide(List<CustomerChurned> churns) {
        episodes.open(churns);
        episodes.reopen(churns);
        saveDecisions.save(postponeDecisions.postpone(churns, makeDecisions.make(churns)));
    }

    /** Decides episodes that waited for a campaign while it was paused. */
    @Transactional
    void decideAfterPause(String campaignId, List<CustomerChurned> churns) {
        saveDecisions.save(postponeDecisions.postpone(churns, makeDecisions.make(churns, campaignId)));
    }
}
