package io.winback.campaign.decision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.Enrolments;
import io.winback.chassis.http.CostLimitedCache;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts how many losses stand where. */
@ApplicationScoped
public class CountFigures {

    private final CostLimitedCache<Figures> figures;

    CountFigures(Decisions decisions, Episodes episodes, Enrolments enrolments) {
        this.figures = new CostLimitedCache<>(() -> QuarkusTransaction.requiringNew()
                .call(() -> new Figures(
                        decisions.byOutcome(), decisions.byReason(), episodes.byState(), enrolments.awaiting())));
    }

    public Figures now() {
        return figures.value();
    }
}
