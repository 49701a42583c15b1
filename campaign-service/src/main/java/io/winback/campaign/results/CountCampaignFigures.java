package io.winback.campaign.results;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.campaign.decision.Decisions;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.Enrolments;
import io.winback.chassis.http.CostLimitedCache;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts how many losses stand where. */
@ApplicationScoped
public class CountCampaignFigures {

    private final CostLimitedCache<CampaignFigures> figures;

    CountCampaignFigures(Decisions decisions, Episodes episodes, Enrolments enrolments) {
        this.figures = new CostLimitedCache<>(() -> QuarkusTransaction.requiringNew()
                .call(() -> new CampaignFigures(
                        decisions.byOutcome(), decisions.byReason(), episodes.byState(), enrolments.awaiting())));
    }

    public CampaignFigures now() {
        return figures.value();
    }
}
