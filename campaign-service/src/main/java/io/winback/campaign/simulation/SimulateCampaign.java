package io.winback.campaign.simulation;

import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.decision.SimulateDecisions;
import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Simulates the newest revision of a campaign: what it would decide if it ran now, for all customers of the projection. It changes
 * nothing. A replica does one simulation at a time, because each uses all threads that it may have.
 */
@ApplicationScoped
class SimulateCampaign {

    private static final int MOST_THREADS = 4;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final PrepareSimulation prepareSimulation;
    private final SimulateDecisions simulateDecisions;
    private final KnownCustomers knownCustomers;
    private final SimulationConfiguration configuration;
    private final Clock clock;
    private final Semaphore free = new Semaphore(1);

    SimulateCampaign(
            PrepareSimulation prepareSimulation,
            SimulateDecisions simulateDecisions,
            KnownCustomers knownCustomers,
            SimulationConfiguration configuration,
            Clock clock) {
        this.prepareSimulation = prepareSimulation;
        this.simulateDecisions = simulateDecisions;
        this.knownCustomers = knownCustomers;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param isCancelled asked before each slice
     * @return empty if it was cancelled
     * @throws NotFound if there is no such campaign
     * @throws TooManyRequests if this replica does another simulation
     */
    Optional<Simulation> simulate(String campaignId, BooleanSupplier isCancelled) {
        if (!free.tryAcquire()) {
            throw new TooManyRequests("another simulation runs at the moment; retry later", RETRY_AFTER);
        }
        try {
            var campaign = prepareSimulation.prepare(campaignId, clock.instant());
            var tally = tally(campaign, isCancelled);
            return isCancelled.getAsBoolean() ? Optional.empty() : Optional.of(campaign.result(tally));
        } finally {
            free.release();
        }
    }

    private SimulationTally tally(SimulatedCampaign campaign, BooleanSupplier isCancelled) {
        var slices = new ProjectionSlices(knownCustomers, configuration.slice());
        var all = campaign.newTally();
        PopulationRun.run(threads(), () -> !isCancelled.getAsBoolean() && addNext(slices, campaign, all));
        return all;
    }

    private boolean addNext(ProjectionSlices slices, SimulatedCampaign campaign, SimulationTally all) {
        var slice = slices.next();
        if (slice.isEmpty()) {
            return false;
        }
        var ofSlice = campaign.newTally();
        ofSlice.add(
                slice.size(),
                simulateDecisions.simulate(campaign.campaigns(), campaign.considered(slice), campaign.now()));
        synchronized (all) {
            all.add(ofSlice);
        }
        return true;
    }

    private int threads() {
        return configuration
                .threads()
                .orElse(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }
}
