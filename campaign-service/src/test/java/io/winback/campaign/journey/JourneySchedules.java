package io.winback.campaign.journey;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs the schedules of this package at once. */
@ApplicationScoped
public class JourneySchedules {

    private final HeldStepsSchedule heldSteps;
    private final AdvanceJourneysSchedule advanceJourneys;

    JourneySchedules(HeldStepsSchedule heldSteps, AdvanceJourneysSchedule advanceJourneys) {
        this.heldSteps = heldSteps;
        this.advanceJourneys = advanceJourneys;
    }

    public void run() {
        heldSteps.run();
        advanceJourneys.run();
    }
}
