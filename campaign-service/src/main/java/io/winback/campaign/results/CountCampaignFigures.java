package io.winback.campaign.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.campaign.decision.Decisions;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.Enrolments;
import io.winback.chassis.http.CostLimitedCache;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts decisions, episodes and journeys. */
@ApplicationScoped
public class CountCampaignFigures {

    private final CostLimitedCache<CampaignFigures> figures;

    CountCampaignFigures(Decisions decisions, Episodes episodes, Enrolments enrolments) {
        this.figures = new CostLimitedCache<>(() -> QuarkusTransaction.requiringNew()
                .call(() -> new CampaignFigures(
                        decisions.byOutcome(), decisions.byReason(), episodes.byState(), enrolments.countAwaiting())));
    }

    public CampaignFigures count() {
        return figures.value();
    }
}
