package io.winback.customer.jobs;

import io.winback.chassis.database.DatabaseErrors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Does work again until the database is there: a job goes on where it was when it comes back within ten minutes. */
public final class Patiently {

    private static final int PATIENCE_SECONDS = 600;

    private Patiently() {}

    /**
     * @param work that changes nothing when it fails
     * @throws RuntimeException what the work threw, if the database was not the cause of it or stays away
     */
    public static <T> T done(Supplier<T> work) {
        for (int seconds = 0; ; seconds++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!DatabaseErrors.caused(e) || seconds >= PATIENCE_SECONDS) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(RuntimeException reason) {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
