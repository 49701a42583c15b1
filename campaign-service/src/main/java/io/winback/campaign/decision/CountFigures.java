package io.winback.campaign.decision;

import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.Enrolments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Counts how many losses stand where. */
@ApplicationScoped
public class CountFigures {

    private final Decisions decisions;
    private final Episodes episodes;
    private final Enrolments enrolments;

    CountFigures(Decisions decisions, Episodes episodes, Enrolments enrolments) {
        this.decisions = decisions;
        this.episodes = episodes;
        this.enrolments = enrolments;
    }

    @Transactional
    public Figures now() {
        return new Figures(decisions.byOutcome(), decisions.byReason(), episodes.byState(), enrolments.awaiting());
    }
}
