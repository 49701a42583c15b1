package io.winback.campaign.decision;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs the schedule of this package at once. */
@ApplicationScoped
public class DecisionSchedules {

    private final DecidePostponedOccasionsSchedule decidePostponedOccasions;

    DecisionSchedules(DecidePostponedOccasionsSchedule decidePostponedOccasions) {
        this.decidePostponedOccasions = decidePostponedOccasions;
    }

    public void run() {
        decidePostponedOccasions.run();
    }
}
