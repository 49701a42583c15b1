package io.winback.notification.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every second for messages that overtook the news of their person: some can go now, some waited long enough. */
@ApplicationScoped
class AwaitedRecipientsSchedule {

    private final QueueMessages queueMessages;
    private final GiveUpOnUnknown giveUpOnUnknown;

    AwaitedRecipientsSchedule(QueueMessages queueMessages, GiveUpOnUnknown giveUpOnUnknown) {
        this.queueMessages = queueMessages;
        this.giveUpOnUnknown = giveUpOnUnknown;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        queueMessages.forThoseNowKnown();
        giveUpOnUnknown.now();
    }
}
