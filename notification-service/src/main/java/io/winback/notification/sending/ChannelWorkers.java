package io.winback.notification.sending;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Messenger;
import io.winback.notification.message.MessagesQueued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One worker for each channel, so that a slow provider delays no other channel. */
@ApplicationScoped
class ChannelWorkers {

    private final List<ChannelWorker> workers;
    private final NotificationConfiguration configuration;

    ChannelWorkers(
            @All List<Messenger> messengers,
            ClaimMessages claimMessages,
            PrepareMessages prepareMessages,
            RecordResults recordResults,
            NotificationConfiguration configuration) {
        this.configuration = configuration;
        this.workers = messengers.stream()
                .map(messenger ->
                        new ChannelWorker(messenger, claimMessages, prepareMessages, recordResults, configuration))
                .toList();
    }

    List<ChannelWorker> all() {
        return workers;
    }

    void start(@Observes StartupEvent startup) {
        workers.forEach(Thread::start);
    }

    /** All workers stop claiming at once, and end before one deadline. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        long deadline = System.nanoTime() + configuration.stopWithin().toNanos();
        workers.forEach(worker -> worker.stopBy(deadline));
        for (var worker : workers) {
            long left = deadline + ChannelWorker.TIME_TO_STORE - System.nanoTime();
            worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
    }

    /** A commit that queues messages wakes the workers of their channels. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesQueued queued) {
        workers.stream()
                .filter(worker -> queued.channels().contains(worker.channel()))
                .forEach(ChannelWorker::wake);
    }
}
