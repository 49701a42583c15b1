package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import java.util.List;

/** Claims and prepares batches of messages for a channel, when its last batch is done and it has room. For one thread. */
final class BatchClaimer {

    private final ClaimMessages claimMessages;
    private final PrepareMessages prepareMessages;
    private final InFlightMessages inFlight;
    private final ChannelSender sender;
    private final NotificationConfiguration configuration;
    private final ClaimTimer timer;

    BatchClaimer(
            ClaimMessages claimMessages,
            PrepareMessages prepareMessages,
            InFlightMessages inFlight,
            ChannelSender sender,
            NotificationConfiguration configuration) {
        this.claimMessages = claimMessages;
        this.prepareMessages = prepareMessages;
        this.inFlight = inFlight;
        this.sender = sender;
        this.configuration = configuration;
        this.timer = new ClaimTimer(configuration, System.nanoTime());
    }

    void messagesQueued() {
        timer.messagesQueued();
    }

    /** The time until a claim or its results need the worker again, unless there is a signal before. */
    long nanosToNextStep(long now) {
        var results = inFlight.results();
        var window = sender.window();
        if (!results.isEmpty()) {
            return sender.hasOnlySlowAttempts(now) ? 0 : ChannelSender.SLOW_NANOS - results.age(now);
        }
        long wait = ChannelSender.SLOW_NANOS;
        if (window.isPaused(now)) {
            wait = window.pauseLeft(now);
        } else if (hasRoom(now) && sender.hasOnlySlowAttempts(now)) {
            wait = timer.nanosLeft(now);
        }
        return Math.min(timer.pollNanos(), wait);
    }

    void claimIfDue() {
        long now = System.nanoTime();
        if (timer.isDue(now) && inFlight.results().isEmpty() && sender.hasOnlySlowAttempts(now) && hasRoom(now)) {
            claim(now);
        }
    }

    private boolean hasRoom(long now) {
        return inFlight.size() < configuration.batch() && sender.window().places(now) > 0;
    }

    /** @param now by {@link System#nanoTime}; the leases count from it, as it precedes the claim */
    private void claim(long now) {
        int most = sender.window().isProbing(now) ? 1 : configuration.batch() - inFlight.size();
        var claimed = claimMessages.claim(sender.channel(), most);
        inFlight.add(claimed, now, configuration.lease().toNanos());
        timer.claimed(claimed.size(), most, now);
        if (!claimed.isEmpty()) {
            prepare(claimed);
        }
    }

    private void prepare(List<ClaimedMessage> claimed) {
        try {
            prepareMessages.prepare(claimed, sender::add, inFlight::end);
        } catch (RuntimeException | Error e) {
            sender.clear();
            claimed.forEach(message -> inFlight.end(new SendResult.NotTried(message)));
            throw e;
        }
    }
}
