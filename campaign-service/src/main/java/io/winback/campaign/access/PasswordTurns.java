package io.winback.campaign.access;

import io.winback.chassis.http.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few passwords be hashed at the same time: each takes memory and a processor, which the rest of the service needs. */
@ApplicationScoped
class PasswordTurns {

    private final Semaphore free;
    private final PasswordConfiguration configuration;

    PasswordTurns(PasswordConfiguration configuration) {
        this.configuration = configuration;
        free = new Semaphore(configuration.atOnce(), true);
    }

    /**
     * Runs work that hashes a password, when it is its turn.
     *
     * @throws TooManyRequests if that takes too long; the work was not done
     */
    <T> T take(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        var longest = configuration.longestWait();
        try {
            if (!free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyRequests("too many passwords are checked at the moment; retry later", longest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the check of a password was interrupted", e);
        }
    }
}
