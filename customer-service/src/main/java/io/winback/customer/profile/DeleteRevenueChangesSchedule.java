package io.winback.customer.profile;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes earlier revenues, batch by batch, every ten minutes. */
@ApplicationScoped
class DeleteRevenueChangesSchedule {

    private final DeleteRevenueChanges deleteRevenueChanges;

    DeleteRevenueChangesSchedule(DeleteRevenueChanges deleteRevenueChanges) {
        this.deleteRevenueChanges = deleteRevenueChanges;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (deleteRevenueChanges.delete()) {
            // One batch is one transaction.
        }
    }
}
