package io.winback.notification.sending;

import io.winback.chassis.database.BackOff;
import io.winback.chassis.database.DatabaseErrors;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Messenger;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The worker of one channel, on one thread: claims messages, hands them to the messenger, and stores the outcomes.
 *
 * <p>Outcomes are stored together with those of the same claim, at the latest 200 ms after the first of them.
 */
final class ChannelWorker extends Thread implements CheckInFlight.Worker {

    private static final Logger LOG = Logger.getLogger(ChannelWorker.class);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);
    /** The time after the deadline of a stop in which the last outcomes are stored. */
    static final long TIME_TO_STORE = TimeUnit.SECONDS.toNanos(5);

    private final InFlightMessages inFlight;
    private final ChannelSender sender;
    private final BatchClaimer claimer;
    private final BlockingQueue<Runnable> signals = new LinkedBlockingQueue<>();
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private volatile boolean stopping;
    private volatile long stopAt;
    private volatile long lastTurn = System.nanoTime();

    ChannelWorker(
            Messenger messenger,
            ClaimMessages claimMessages,
            PrepareMessages prepareMessages,
            RecordResults recordResults,
            NotificationConfiguration configuration) {
        super("messages-" + messenger.channel());
        this.inFlight = new InFlightMessages(recordResults);
        this.sender = new ChannelSender(messenger, inFlight, signals::add, configuration);
        this.claimer = new BatchClaimer(claimMessages, prepareMessages, inFlight, sender, configuration);
    }

    Channel channel() {
        return sender.channel();
    }

    @Override
    public Collection<InFlightMessage> inFlight() {
        return inFlight.all();
    }

    /** When its last turn ended, by {@link System#nanoTime}. */
    long lastTurn() {
        return lastTurn;
    }

    /** Messages were queued on the channel. */
    void wake() {
        signals.add(claimer::messagesQueued);
    }

    /** Keeps a message from being written, or interrupts the writing, unless its content is written already. */
    @Override
    public void recall(InFlightMessage message) {
        if (message.stop()) {
            signals.add(() -> inFlight.end(message, new SendResult.NotTried(message.message())));
        } else {
            message.interrupt();
        }
    }

    /**
     * Stops the worker: it claims no further message, releases those that are not written, and awaits answers until the
     * deadline.
     *
     * @param deadline by {@link System#nanoTime}
     */
    void stopBy(long deadline) {
        stopAt = deadline;
        stopping = true;
        signals.add(() -> {
            sender.release();
            inFlight.releaseUnwritten();
        });
    }

    @Override
    public void run() {
        while (!stopping || !inFlight.isEmpty() && !isPast(stopAt + TIME_TO_STORE)) {
            try {
                turn();
                backOff.reset();
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | VirtualMachineError e) {
                waitAfter(e);
            }
            lastTurn = System.nanoTime();
        }
        if (!inFlight.isEmpty()) {
            LOG.warnf("the outcomes of %d messages on %s are not stored", inFlight.size(), channel());
        }
    }

    private void turn() throws InterruptedException {
        if (stopping && isPast(stopAt)) {
            sender.abandonAll();
        }
        if (!stopping) {
            claimer.claimIfDue();
        }
        sender.startReady();
        var signal = signals.poll(Math.max(SHORTEST_WAIT, nanosToNextStep()), TimeUnit.NANOSECONDS);
        while (signal != null) {
            signal.run();
            signal = signals.poll();
        }
        storeResults();
    }

    private void storeResults() {
        long now = System.nanoTime();
        var results = inFlight.results();
        if (!results.isEmpty()
                && (sender.hasOnlySlowAttempts(now) || results.age(now) >= ChannelSender.SLOW_NANOS || stopping)) {
            results.store();
        }
        results.resumePostponed(now);
    }

    private long nanosToNextStep() {
        long now = System.nanoTime();
        long wait = claimer.nanosToNextStep(now);
        return stopping ? Math.min(wait, Math.max(stopAt - now, ChannelSender.SLOW_NANOS)) : wait;
    }

    private void waitAfter(Throwable failure) {
        var wait = backOff.next();
        if (failure instanceof RuntimeException e && DatabaseErrors.caused(e)) {
            LOG.warnf("messages on %s wait for the database: %s", channel(), e.getMessage());
        } else {
            LOG.errorf(failure, "sending on %s failed; next try in %s", channel(), wait);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            stopAt = System.nanoTime();
            stopping = true;
        }
    }

    private static boolean isPast(long time) {
        return System.nanoTime() - time >= 0;
    }
}
