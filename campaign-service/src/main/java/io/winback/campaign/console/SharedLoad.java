package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A load that all subscribers share, however long it takes. The result, or the failure, is kept for a time after the load has
 * ended. Then the next subscriber starts a new load.
 */
final class SharedLoad {

    private SharedLoad() {}

    static <T> Uni<T> of(Uni<T> load, Duration keptFor) {
        var expiry = new Expiry(keptFor);
        return load.onItemOrFailure()
                .invoke((item, failure) -> expiry.begin())
                .memoize()
                .until(expiry);
    }

    /** True once after each load, when its result is too old. A load that has not ended does not expire. */
    private static final class Expiry implements BooleanSupplier {

        private static final long NOT_ENDED = Long.MIN_VALUE;

        private final Duration keptFor;
        private final AtomicLong ended = new AtomicLong(NOT_ENDED);

        private Expiry(Duration keptFor) {
            this.keptFor = keptFor;
        }

        private void begin() {
            ended.set(System.nanoTime());
        }

        @Override
        public boolean getAsBoolean() {
            long since = ended.get();
            return since != NOT_ENDED
                    && System.nanoTime() - since > keptFor.toNanos()
                    && ended.compareAndSet(since, NOT_ENDED);
        }
    }
}
