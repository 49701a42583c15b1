package io.winback.benchmarks;

import io.winback.local.demo.ApiClient;
import io.winback.local.process.Polling;
import io.winback.local.stack.StackFailure;
import java.time.Duration;

/** The number of decisions of campaign-service, and of journeys that wait. */
record DecisionProgress(long episodes, long enrolled, long awaiting) {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(20);
    /** The time limit for a thousand further episodes on a slow machine. */
    private static final Duration PER_THOUSAND = Duration.ofSeconds(4);
    /** Polling uses the machine that is measured. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    static DecisionProgress now(ApiClient api, String campaignService) {
        var figures = api.get(campaignService + "/v1/figures");
        long episodes = 0;
        for (var count : figures.path("decisions")) {
            episodes += count.asLong();
        }
        return new DecisionProgress(
                episodes,
                figures.path("decisions").path("ENROLLED").asLong(),
                figures.path("awaiting").asLong());
    }

    /** Waits until there are that many decisions and no journey waits for an event. */
    static DecisionProgress await(ApiClient api, String campaignService, long episodes) {
        var timeLimit = TIME_LIMIT.plus(PER_THOUSAND.multipliedBy(episodes / 1_000));
        var last = new DecisionProgress[1];
        boolean came = Polling.until(
                () -> {
                    last[0] = now(api, campaignService);
                    return last[0].episodes >= episodes && last[0].awaiting == 0;
                },
                timeLimit,
                PAUSE);
        if (!came) {
            throw new StackFailure("after %d minutes there are %d of %d decisions, and %d journeys still wait"
                    .formatted(timeLimit.toMinutes(), last[0].episodes, episodes, last[0].awaiting));
        }
        return last[0];
    }
}
