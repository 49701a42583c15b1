package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.Settlement.AttemptKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Decides the next state of a message from the outcome of an attempt.
 *
 * <p>A temporary refusal is retried, each time after a three times longer wait, until the attempts are used up. An outage of
 * the provider does not count as an attempt. An unknown outcome is never treated as a refusal: it is retried once, or as often
 * as attempts are allowed where the provider deduplicates. A message that may have reached its recipient never ends as unsent.
 */
@ApplicationScoped
class RetryPolicy {

    private static final double FACTOR = 3;
    private static final double SPREAD = 1 / 3.0;

    private final NotificationConfiguration configuration;
    private final RandomGenerator random;

    RetryPolicy(NotificationConfiguration configuration, RandomGenerator random) {
        this.configuration = configuration;
        this.random = random;
    }

    Settlement settle(SendResult result, Instant now) {
        var message = result.message();
        if (result instanceof SendResult.Stopped stopped) {
            return Settlement.skipped(message, stopped.reason(), now);
        }
        if (result instanceof SendResult.AttemptsUsedUp) {
            return Settlement.failed(message, Refusal.PROVIDER_UNAVAILABLE, now);
        }
        if (result instanceof SendResult.EndedWithoutAnswer ended) {
            return Settlement.sent(message, now, AttemptKind.UNKNOWN).withParts(ended.parts());
        }
        if (result instanceof SendResult.Attempted attempted) {
            return settle(message, attempted.response(), attempted.deduplicates(), now)
                    .withParts(attempted.parts());
        }
        return Settlement.deferred(message, now, AttemptKind.NONE);
    }

    private Settlement settle(ClaimedMessage message, ProviderResponse response, boolean deduplicates, Instant now) {
        if (response instanceof Accepted) {
            return Settlement.sent(message, now, AttemptKind.ANSWERED);
        }
        if (response instanceof Refused refused) {
            // No earlier attempt can have reached an address that does not exist.
            return refused.reason() == Refusal.HARD_BOUNCED
                    ? Settlement.failed(message, refused.reason())
                    : Settlement.failed(message, refused.reason(), now);
        }
        if (response instanceof Deferred deferred) {
            return message.attempts() >= configuration.attempts()
                    ? Settlement.failed(message, Refusal.PROVIDER_UNAVAILABLE, now)
                    : Settlement.deferred(
                            message,
                            now.plus(wait(message.attempts(), configuration.longestWait(), deferred.retryAfter())),
                            AttemptKind.ANSWERED);
        }
        if (response instanceof Unavailable unavailable) {
            return Settlement.deferred(
                    message,
                    now.plus(wait(message.outages() + 1, configuration.longestPause(), unavailable.retryAfter())),
                    AttemptKind.OUTAGE);
        }
        if (response instanceof Unknown) {
            return settleUnknown(message, deduplicates, now);
        }
        return Settlement.deferred(message, now, AttemptKind.NONE);
    }

    private Settlement settleUnknown(ClaimedMessage message, boolean deduplicates, Instant now) {
        int most = deduplicates ? configuration.attempts() : 2;
        if (message.unknownOutcomes() + 1 >= most) {
            return Settlement.sent(message, now, AttemptKind.UNKNOWN);
        }
        var wait = deduplicates
                ? wait(message.unknownOutcomes() + 1, configuration.longestPause(), null)
                : configuration.unknownWait();
        return Settlement.deferred(message, now.plus(wait), AttemptKind.UNKNOWN);
    }

    /** @param number of the wait, from 1 */
    private Duration wait(int number, Duration longest, Duration retryAfter) {
        var wait = configuration.firstWait().toMillis() * Math.pow(FACTOR, number - 1.0);
        var spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        var spreadWait = Duration.ofMillis(Math.round(Math.min(wait, longest.toMillis()) * spread));
        return retryAfter == null || retryAfter.compareTo(spreadWait) < 0 ? spreadWait : retryAfter;
    }
}
