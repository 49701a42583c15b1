package io.winback.campaign.definition;

import io.winback.campaign.CampaignConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Retries an activation that is not ready, for a limited time: an offer or template that was defined a moment ago arrives
 * within it. Each try is a transaction of its own, so nothing is locked between two tries.
 */
@ApplicationScoped
class AwaitReadiness {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Duration longest;

    @Inject
    AwaitReadiness(CampaignConfiguration configuration) {
        this(configuration.activationWait());
    }

    AwaitReadiness(Duration longest) {
        this.longest = longest;
    }

    /** @throws NotReady of the last try */
    <T> T await(Supplier<T> activation) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return activation.get();
            } catch (NotReady e) {
                if (System.nanoTime() - end >= 0 || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** @return false if the service stops meanwhile */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
