package io.winback.notification.sending;

import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.sending.PrepareMessages.Ready;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Hands the prepared messages of one channel to its messenger, as many at once as the provider takes. A message without an
 * answer occupies one place of the window, and delays no other message. For one thread.
 */
final class ChannelSender {

    /** An attempt that takes longer is slow: the outcomes of other messages do not wait for it. */
    static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Messenger messenger;
    private final InFlightMessages inFlight;
    private final Executor worker;
    private final ProviderWindow window;
    private final long longestWaitNanos;
    private final Deque<Ready> ready = new ArrayDeque<>();

    /** @param worker runs work on the thread of the worker; messengers answer on other threads */
    ChannelSender(
            Messenger messenger, InFlightMessages inFlight, Executor worker, NotificationConfiguration configuration) {
        this.messenger = messenger;
        this.inFlight = inFlight;
        this.worker = worker;
        this.window = new ProviderWindow(
                messenger.window(), new ProviderBreaker(configuration.firstPause(), configuration.longestPause()));
        this.longestWaitNanos = configuration.lease().toNanos() / 2;
    }

    Channel channel() {
        return messenger.channel();
    }

    ProviderWindow window() {
        return window;
    }

    void add(Ready message) {
        ready.add(message);
    }

    void clear() {
        ready.clear();
    }

    /** Whether only slow attempts of the last claim are still running. */
    boolean hasOnlySlowAttempts(long now) {
        return ready.isEmpty() && window.allRunFor(SLOW_NANOS, now);
    }

    /** Starts as many attempts as there are places. Messages that would wait too long are released. */
    void startReady() {
        while (!ready.isEmpty() && window.places(System.nanoTime()) > 0) {
            attempt(ready.poll());
        }
        if (!ready.isEmpty() && (window.isPaused(System.nanoTime()) || waitsTooLong(ready.peek()))) {
            release();
        }
    }

    /** Releases the messages that wait for a place. */
    void release() {
        ready.forEach(next -> inFlight.end(new SendResult.NotTried(next.message())));
        ready.clear();
    }

    /** Ends all attempts. A written message without an answer is not sent again where the provider does not deduplicate. */
    void abandonAll() {
        release();
        inFlight.releaseUnwritten();
        for (var message : inFlight.all()) {
            message.interrupt();
            if (message.isWritten() && !messenger.deduplicates()) {
                inFlight.end(message, new SendResult.EndedWithoutAnswer(message.message(), message.parts()));
            } else {
                var unknown = new ProviderResponse.Unknown("the service stopped without an answer");
                inFlight.end(message, attempted(message, unknown));
            }
        }
    }

    /** After half a lease another replica may have a place for the message. */
    private boolean waitsTooLong(Ready first) {
        var message = inFlight.find(first.message().id());
        return message == null || System.nanoTime() - message.claimedAt() >= longestWaitNanos;
    }

    private void attempt(Ready next) {
        var message = inFlight.find(next.message().id());
        if (message == null || message.hasEnded()) {
            return;
        }
        message.hasParts(messenger.measure(next.outgoing().content().text()).parts());
        var attempt = window.start(message, System.nanoTime());
        ProviderCall.send(messenger, next.outgoing(), message)
                .thenAccept(response -> worker.execute(() -> answered(attempt, response)));
    }

    private void answered(ProviderWindow.Attempt attempt, ProviderResponse response) {
        window.end(attempt, response, System.nanoTime());
        inFlight.end(attempt.message(), attempted(attempt.message(), response));
    }

    private SendResult attempted(InFlightMessage message, ProviderResponse response) {
        return new SendResult.Attempted(message.message(), response, messenger.deduplicates(), message.parts());
    }
}
