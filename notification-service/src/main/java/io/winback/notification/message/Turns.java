package io.winback.notification.message;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is with a provider: no more are on their way at once than it takes, and one that does not answer keeps its
 * turn, so that a provider that hangs is not asked ever more.
 */
final class Turns {

    private final Semaphore free;
    private volatile boolean over;

    Turns(int window) {
        this.free = new Semaphore(window);
    }

    /**
     * @param deadline by {@link System#nanoTime}; nothing begins after it
     * @return whether it is one's turn now
     */
    boolean take(long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        return !over && left > 0 && free.tryAcquire(left, TimeUnit.NANOSECONDS) && stillOpen();
    }

    void giveBack() {
        free.release();
    }

    /** Nobody begins any more; who has begun is waited for. */
    void close() {
        over = true;
    }

    private boolean stillOpen() {
        if (over) {
            free.release();
        }
        return !over;
    }
}
