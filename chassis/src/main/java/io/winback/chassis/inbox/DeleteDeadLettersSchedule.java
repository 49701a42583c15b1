package io.winback.chassis.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old dead letters every hour. */
@ApplicationScoped
class DeleteDeadLettersSchedule {

    private final DeleteDeadLetters deleteDeadLetters;

    DeleteDeadLettersSchedule(DeleteDeadLetters deleteDeadLetters) {
        this.deleteDeadLetters = deleteDeadLetters;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteDeadLetters.delete();
    }
}
