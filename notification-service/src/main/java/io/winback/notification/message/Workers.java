package io.winback.notification.message;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.events.DatabaseAway;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One worker a channel, so that a slow provider holds up nobody else: takes up, sends, records; woken by each commit. */
@ApplicationScoped
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    private final List<Messenger> messengers;
    private final ClaimMessages claimMessages;
    private final SendMessages sendMessages;
    private final RecordResults recordResults;
    private final NotificationConfiguration configuration;
    private final List<Worker> workers = new ArrayList<>();

    Workers(
            @All List<Messenger> messengers,
            ClaimMessages claimMessages,
            SendMessages sendMessages,
            RecordResults recordResults,
            NotificationConfiguration configuration) {
        this.messengers = messengers;
        this.claimMessages = claimMessages;
        this.sendMessages = sendMessages;
        this.recordResults = recordResults;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent startup) {
        messengers.forEach(messenger -> workers.add(new Worker(messenger)));
        workers.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        for (var worker : workers) {
            worker.end();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesQueued queued) {
        workers.stream()
                .filter(worker -> queued.channels().contains(worker.messenger.channel()))
                .forEach(worker -> worker.work.release());
    }

    private final class Worker extends Thread {

        private final Messenger messenger;
        private final Semaphore work = new Semaphore(0);
        private final Turns turns;
        private volatile boolean running = true;

        private Worker(Messenger messenger) {
            super("messages-" + messenger.channel());
            this.messenger = messenger;
            this.turns = new Turns(messenger.window());
        }

        @Override
        public void run() {
            while (running) {
                try {
                    int sent = sendSome();
                    if (sent == 0) {
                        rest();
                    } else if (sent < configuration.batch()) {
                        pause(configuration.gather());
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    LOG.warnf("messages by %s wait: %s", messenger.channel(), e.getMessage());
                    pause(configuration.poll());
                }
            }
        }

        /** What is in hand at the end is brought to its end: it would be sent twice otherwise. */
        private void end() throws InterruptedException {
            running = false;
            turns.close();
            work.release();
            join(configuration.attemptTimeout().multipliedBy(2).toMillis());
        }

        private int sendSome() throws InterruptedException {
            long lastStart = System.nanoTime() + configuration.lease().toNanos() / 2;
            var batch = claimMessages.of(messenger.channel());
            if (!batch.isEmpty()) {
                record(sendMessages.by(messenger, batch, turns, lastStart));
            }
            return batch.size();
        }

        /** What providers have answered is not known anywhere else: a database that is away is waited for. */
        private void record(List<Result> results) {
            while (true) {
                try {
                    recordResults.of(results);
                    return;
                } catch (RuntimeException e) {
                    if (!DatabaseAway.caused(e) || !running) {
                        throw e;
                    }
                    LOG.warnf("results by %s wait for the database: %s", messenger.channel(), e.getMessage());
                    pause(configuration.poll());
                }
            }
        }

        private void rest() throws InterruptedException {
            if (work.tryAcquire(configuration.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        }

        private void pause(Duration time) {
            try {
                TimeUnit.MILLISECONDS.sleep(time.toMillis());
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }
}
