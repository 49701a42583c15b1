package io.winback.offer.fraud;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old counts of wrong codes every hour. */
@ApplicationScoped
class DeleteWrongCodesSchedule {

    private final DeleteWrongCodes deleteWrongCodes;

    DeleteWrongCodesSchedule(DeleteWrongCodes deleteWrongCodes) {
        this.deleteWrongCodes = deleteWrongCodes;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteWrongCodes.delete();
    }
}
