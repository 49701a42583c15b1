package io.winback.campaign.access.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes the state of all keys after the start and every hour. */
@ApplicationScoped
class PublishKeysSchedule {

    private final PublishKeys publishKeys;

    PublishKeysSchedule(PublishKeys publishKeys) {
        this.publishKeys = publishKeys;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        publishKeys.publish();
    }
}
