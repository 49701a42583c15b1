package io.winback.campaign.decision;

import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.BeginJourneys;
import io.winback.chassis.metrics.CommittedCounts;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Decides, once for each loss, whether and by which campaign the person is approached. */
@ApplicationScoped
public class DecideEpisodes {

    private static final Logger LOG = Logger.getLogger(DecideEpisodes.class);

    private final CandidateCampaigns candidates;
    private final CampaignSelector deliberation;
    private final Episodes episodes;
    private final Decisions decisions;
    private final BeginJourneys beginJourneys;
    private final Outbox outbox;
    private final CommittedCounts counts;
    private final Clock clock;

    DecideEpisodes(
            CandidateCampaigns candidates,
            CampaignSelector deliberation,
            Episodes episodes,
            Decisions decisions,
            BeginJourneys beginJourneys,
            Outbox outbox,
            CommittedCounts counts,
            Clock clock) {
        this.candidates = candidates;
        this.deliberation = deliberation;
        this.episodes = episodes;
        this.decisions = decisions;
        this.beginJourneys = beginJourneys;
        this.outbox = outbox;
        this.counts = counts;
        this.clock = clock;
    }

    @Transactional
    public void decide(List<CustomerChurned> churns) {
        var now = clock.instant();
        var asked = candidates.at(now);
        var returned = episodes.open(churns);
        var made = churns.stream()
                .map(churn ->
                        deliberation.on(ChurnContext.of(churn, returned.contains(churn.episodeId()), now), asked, now))
                .toList();
        var kept = decisions.keep(made);
        var fresh =
                made.stream().filter(decision -> kept.contains(decision.id())).toList();
        outbox.publish(fresh.stream().map(Decision::told).toList());
        beginJourneys.of(fresh.stream()
                .filter(Decision::enrols)
                .map(Decision::participant)
                .toList());
        fresh.forEach(this::account);
    }

    private void account(Decision decision) {
        counts.increment(
                "winback.decisions",
                "outcome",
                decision.outcome().name(),
                "reason",
                decision.reason() == null ? "NONE" : decision.reason().name());
        MDC.put("episodeId", decision.episodeId());
        MDC.put("decisionId", decision.id());
        LOG.infof(
                "episode %s: decision %s is %s, campaign %s, reason %s",
                decision.episodeId(), decision.id(), decision.outcome(), decision.campaignId(), decision.reason());
        MDC.remove("episodeId");
        MDC.remove("decisionId");
    }
}
