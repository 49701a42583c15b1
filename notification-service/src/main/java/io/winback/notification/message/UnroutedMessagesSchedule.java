package io.winback.notification.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Routes or expires, every second, the messages whose recipient was not stored when they were requested. */
@ApplicationScoped
class UnroutedMessagesSchedule {

    private static final int BATCH = 500;

    private final RouteWaitingMessages routeWaitingMessages;
    private final ExpireUnroutable expireUnroutable;

    UnroutedMessagesSchedule(RouteWaitingMessages routeWaitingMessages, ExpireUnroutable expireUnroutable) {
        this.routeWaitingMessages = routeWaitingMessages;
        this.expireUnroutable = expireUnroutable;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (routeWaitingMessages.route(BATCH) == BATCH) {
            // a full batch: there may be more
        }
        while (expireUnroutable.expire(BATCH) == BATCH) {
            // a full batch: there may be more
        }
    }
}
