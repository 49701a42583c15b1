package io.winback.campaign.decision;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs the schedule of this package at once. */
@ApplicationScoped
public class DecisionSchedules {

    private final DecidePostponedEpisodesSchedule decidePostponedEpisodes;

    DecisionSchedules(DecidePostponedEpisodesSchedule decidePostponedEpisodes) {
        this.decidePostponedEpisodes = decidePostponedEpisodes;
    }

    public void run() {
        decidePostponedEpisodes.run();
    }
}
