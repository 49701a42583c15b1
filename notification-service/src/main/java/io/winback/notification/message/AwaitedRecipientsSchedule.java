package io.winback.notification.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every second for messages that overtook the news of their person: some can go now, some waited long enough. */
@ApplicationScoped
class AwaitedRecipientsSchedule {

    private static final int AT_ONCE = 500;

    private final RouteAwaited routeAwaited;
    private final GiveUpOnUnknown giveUpOnUnknown;

    AwaitedRecipientsSchedule(RouteAwaited routeAwaited, GiveUpOnUnknown giveUpOnUnknown) {
        this.routeAwaited = routeAwaited;
        this.giveUpOnUnknown = giveUpOnUnknown;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (routeAwaited.upTo(AT_ONCE) == AT_ONCE) {
            // and the next of them
        }
        while (giveUpOnUnknown.upTo(AT_ONCE) == AT_ONCE) {
            // and the next of them
        }
    }
}
