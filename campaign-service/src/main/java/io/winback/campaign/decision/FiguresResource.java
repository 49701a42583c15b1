package io.winback.campaign.decision;

import io.winback.campaign.episode.EpisodeState;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.journey.Enrolments;
import io.winback.events.campaign.Outcome;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many losses stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final Decisions decisions;
    private final Episodes episodes;
    private final Enrolments enrolments;

    FiguresResource(Decisions decisions, Episodes episodes, Enrolments enrolments) {
        this.decisions = decisions;
        this.episodes = episodes;
        this.enrolments = enrolments;
    }

    @GET
    @Transactional
    public Figures figures() {
        return new Figures(decisions.byOutcome(), decisions.byReason(), episodes.byState(), enrolments.awaiting());
    }

    /** @param awaiting journeys that wait for a coupon or for their message to leave */
    record Figures(
            Map<Outcome, Long> decisions,
            Map<String, Long> notApproached,
            Map<EpisodeState, Long> episodes,
            long awaiting) {}
}
