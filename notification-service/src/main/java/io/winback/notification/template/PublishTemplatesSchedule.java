package io.winback.notification.template;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes templates of an earlier release after the start, all of them when the default locale changed, and deleted ones. */
@ApplicationScoped
class PublishTemplatesSchedule {

    private static final int BATCH_SIZE = 100;

    private final PublishTemplates publishTemplates;

    PublishTemplatesSchedule(PublishTemplates publishTemplates) {
        this.publishTemplates = publishTemplates;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int published;
        do {
            published =
                    Math.max(publishTemplates.publishOutdated(BATCH_SIZE), publishTemplates.publishDeleted(BATCH_SIZE));
        } while (published == BATCH_SIZE);
    }
}
