package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs blocking code on a worker thread. It fails after two seconds, so that the dashboard does not wait for it. */
final class BlockingCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private BlockingCall() {}

    static <T> Uni<T> of(Supplier<T> code) {
        return Uni.createFrom()
                .item(code)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(TIMEOUT)
                .fail();
    }
}
