package io.winback.campaign.access.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes API keys that expired or were revoked long ago every hour. */
@ApplicationScoped
class DeleteApiKeysSchedule {

    private final DeleteApiKeys deleteApiKeys;

    DeleteApiKeysSchedule(DeleteApiKeys deleteApiKeys) {
        this.deleteApiKeys = deleteApiKeys;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteApiKeys.delete();
    }
}
