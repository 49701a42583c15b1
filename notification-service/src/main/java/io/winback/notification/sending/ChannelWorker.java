package io.winback.notification.sending;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.sending.PrepareMessages.Ready;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The worker of one channel: claims messages, hands them over, and records each outcome. One thread does all of it;
 * messengers answer on threads of their own. A message without an answer occupies one place of the window, and delays no
 * other message.
 *
 * <p>Outcomes are recorded together with those of the same claim, at the latest {@value #SLOW_MILLIS} ms after the first
 * came. While an outcome is not stored its message stays claimed, so that it is not sent again.
 */
final class ChannelWorker extends Thread {

    private static final Logger LOG = Logger.getLogger(ChannelWorker.class);

    /** An attempt that takes longer is slow: no other outcome waits for it. */
    private static final long SLOW_MILLIS = 200;

    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);
    /** Beyond the deadline of a stop, to store the last outcomes. */
    static final long TIME_TO_STORE = TimeUnit.SECONDS.toNanos(5);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final Messenger messenger;
    private final ClaimMessages claimMessages;
    private final PrepareMessages prepareMessages;
    private final NotificationConfiguration configuration;
    private final ProviderWindow window;
    private final PendingResults results;

    /** Every claimed message whose outcome is not stored. */
    private final Map<UUID, MessageInHand> inHand = new ConcurrentHashMap<>();

    private final BlockingQueue<Runnable> signals = new LinkedBlockingQueue<>();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private long claimAgainAt = System.nanoTime();
    private long gatherUntil = System.nanoTime();
    private Duration backOff = FIRST_BACK_OFF;
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
        this.messenger = messenger;
        this.claimMessages = claimMessages;
        this.prepareMessages = prepareMessages;
        this.configuration = configuration;
        this.window = new ProviderWindow(
                messenger.window(), new ProviderBreaker(configuration.firstPause(), configuration.longestPause()));
        this.results = new PendingResults(
                recordResults, result -> inHand.remove(result.message().id()));
    }

    Channel channel() {
        return messenger.channel();
    }

    Collection<MessageInHand> inHand() {
        return inHand.values();
    }

    /** When it made its last turn, by {@link System#nanoTime}. */
    long lastTurn() {
        return lastTurn;
    }

    /** There may be messages to claim. */
    void wake() {
        signals.add(() -> claimAgainAt = gatherUntil);
    }

    /** Keeps a message from being written, or interrupts it, unless its content is written already. */
    void recall(MessageInHand message) {
        if (message.stop()) {
            signals.add(() -> end(message, new SendResult.NotTried(message.message())));
        } else {
            message.interrupt();
        }
    }

    /**
     * Ends the worker: it claims nothing from now on, releases what is not begun, and awaits answers until the deadline.
     *
     * @param deadline by {@link System#nanoTime}
     */
    void stopBy(long deadline) {
        stopAt = deadline;
        stopping = true;
        signals.add(this::releaseAll);
    }

    @Override
    public void run() {
        while (!stopping || !inHand.isEmpty() && !isPast(stopAt + TIME_TO_STORE)) {
            try {
                turn();
                backOff = FIRST_BACK_OFF;
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | VirtualMachineError e) {
                rest(e);
            }
            lastTurn = System.nanoTime();
        }
        if (!inHand.isEmpty()) {
            LOG.warnf("the outcomes of %d messages by %s are not stored", inHand.size(), channel());
        }
    }

    private void turn() throws InterruptedException {
        if (stopping && isPast(stopAt)) {
            giveUp();
        }
        if (mayClaim()) {
            claim();
        }
        startReady();
        var signal = signals.poll(Math.max(SHORTEST_WAIT, nanosToNextStep()), TimeUnit.NANOSECONDS);
        while (signal != null) {
            signal.run();
            signal = signals.poll();
        }
        long now = System.nanoTime();
        if (!results.isEmpty() && (claimIsDone() || results.age(now) >= SLOW || stopping)) {
            results.store();
        }
        results.resumePostponed(now);
    }

    private boolean mayClaim() {
        return !stopping && isPast(claimAgainAt) && results.isEmpty() && claimIsDone() && hasRoom();
    }

    private boolean hasRoom() {
        return inHand.size() < configuration.batch() && window.places(System.nanoTime()) > 0;
    }

    /** Whether nothing of the last claim is on its way, but for slow attempts. */
    private boolean claimIsDone() {
        return ready.isEmpty() && window.allRunFor(SLOW, System.nanoTime());
    }

    private void claim() {
        long now = System.nanoTime();
        int most = window.isProbing(now) ? 1 : configuration.batch() - inHand.size();
        var claimed = claimMessages.claim(channel(), most);
        long lease = configuration.lease().toNanos();
        claimed.forEach(message -> inHand.put(message.id(), new MessageInHand(message, now, lease)));
        gatherUntil = now + (claimed.isEmpty() ? 0 : configuration.gather().toNanos());
        if (claimed.isEmpty()) {
            claimAgainAt = now + configuration.poll().toNanos();
        } else {
            claimAgainAt = claimed.size() < most ? gatherUntil : now;
            prepare(claimed);
        }
    }

    private void prepare(List<ClaimedMessage> claimed) {
        try {
            prepareMessages.prepare(claimed, ready::add, this::end);
        } catch (RuntimeException | Error e) {
            ready.clear();
            claimed.forEach(message -> end(new SendResult.NotTried(message)));
            throw e;
        }
    }

    private void startReady() {
        while (!ready.isEmpty() && window.places(System.nanoTime()) > 0) {
            attempt(ready.poll());
        }
        if (!ready.isEmpty() && (window.isPaused(System.nanoTime()) || waitsTooLong(ready.peek()))) {
            release();
        }
    }

    /** Another replica may have a place for a message that waits here for half a lease. */
    private boolean waitsTooLong(Ready first) {
        var message = inHand.get(first.message().id());
        return message == null
                || isPast(message.claimedAt() + configuration.lease().toNanos() / 2);
    }

    private void attempt(Ready next) {
        var message = inHand.get(next.message().id());
        if (message == null || message.hasEnded()) {
            return;
        }
        message.hasParts(next.outgoing().content().partsOn(channel()));
        var attempt = window.start(message, System.nanoTime());
        ProviderCall.send(messenger, next.outgoing(), message)
                .thenAccept(response -> signals.add(() -> answered(attempt, response)));
    }

    private void answered(ProviderWindow.Attempt attempt, ProviderResponse response) {
        window.end(attempt, response, System.nanoTime());
        var message = attempt.message();
        end(message, attempted(message, response));
    }

    private SendResult attempted(MessageInHand message, ProviderResponse response) {
        return new SendResult.Attempted(message.message(), response, messenger.deduplicates(), message.parts());
    }

    private void end(SendResult result) {
        var message = inHand.get(result.message().id());
        if (message != null) {
            end(message, result);
        }
    }

    private void end(MessageInHand message, SendResult result) {
        if (message.end()) {
            results.add(result);
        }
    }

    /** Gives back what waits for a place. */
    private void release() {
        ready.forEach(next -> end(new SendResult.NotTried(next.message())));
        ready.clear();
    }

    private void releaseAll() {
        release();
        for (var message : inHand.values()) {
            if (message.stop()) {
                end(message, new SendResult.NotTried(message.message()));
            }
        }
    }

    /** What is written and not answered is not sent again where the provider could not recognise it. */
    private void giveUp() {
        releaseAll();
        for (var message : inHand.values()) {
            message.interrupt();
            if (message.isWritten() && !messenger.deduplicates()) {
                end(message, new SendResult.EndedWithoutAnswer(message.message(), message.parts()));
            } else {
                end(message, attempted(message, new ProviderResponse.Unknown("the service stopped without an answer")));
            }
        }
    }

    private long nanosToNextStep() {
        long now = System.nanoTime();
        long wait = configuration.poll().toNanos();
        if (!results.isEmpty()) {
            wait = claimIsDone() ? 0 : SLOW - results.age(now);
        } else if (window.isPaused(now)) {
            wait = Math.min(wait, window.pauseLeft(now));
        } else if (hasRoom() && claimIsDone()) {
            wait = Math.min(wait, claimAgainAt - now);
        } else {
            wait = Math.min(wait, SLOW);
        }
        return stopping ? Math.min(wait, Math.max(stopAt - now, SLOW)) : wait;
    }

    private void rest(Throwable failure) {
        if (failure instanceof RuntimeException e && DatabaseErrors.caused(e)) {
            LOG.warnf("messages by %s wait for the database: %s", channel(), e.getMessage());
        } else {
            LOG.errorf(failure, "messages by %s wait for %s", channel(), backOff);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(backOff.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
            stopAt = System.nanoTime();
        }
        var doubled = backOff.multipliedBy(2);
        backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private static boolean isPast(long time) {
        return System.nanoTime() - time >= 0;
    }
}
