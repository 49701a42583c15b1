package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.MessageQueue.Settled;
import java.time.Instant;
import java.util.Optional;

/** What came of taking up a message. */
sealed interface Result {

    Claimed message();

    /** What the message is from now on. */
    Settled settled(Retries retries, Instant now);

    /** What was said about it, for whoever asks; empty if all is as it should be. */
    Optional<String> detail();

    /** A provider has answered. */
    record Answered(Claimed message, ProviderResponse response) implements Result {

        @Override
        public Settled settled(Retries retries, Instant now) {
            if (response instanceof ProviderResponse.Accepted) {
                return Settled.sent(message.id(), now);
            }
            if (response instanceof ProviderResponse.Refused refused) {
                return Settled.failed(message.id(), refused.reason());
            }
            return again(message, Settled.Claim.ENDED, retries, now);
        }

        @Override
        public Optional<String> detail() {
            return Optional.of(response.toString());
        }
    }

    /** The provider has not answered in time, and may still take it. */
    record Unanswered(Claimed message) implements Result {

        @Override
        public Settled settled(Retries retries, Instant now) {
            return again(message, Settled.Claim.KEPT, retries, now);
        }

        @Override
        public Optional<String> detail() {
            return Optional.of("the provider did not answer in time");
        }
    }

    private static Settled again(Claimed message, Settled.Claim claim, Retries retries, Instant now) {
        return retries.after(message.attempts(), now)
                .map(dueAt -> Settled.deferred(message.id(), dueAt, claim))
                .orElseGet(() -> Settled.failed(message.id(), Refusal.PROVIDER_UNAVAILABLE));
    }

    /** A gate stopped it, or it could not be written. */
    record Stopped(Claimed message, Refusal reason, String words) implements Result {

        @Override
        public Settled settled(Retries retries, Instant now) {
            return Settled.skipped(message.id(), reason);
        }

        @Override
        public Optional<String> detail() {
            return Optional.ofNullable(words);
        }
    }

    /** Its turn did not come in time. */
    record NotTried(Claimed message) implements Result {

        @Override
        public Settled settled(Retries retries, Instant now) {
            return Settled.deferred(message.id(), now, Settled.Claim.UNDONE);
        }

        @Override
        public Optional<String> detail() {
            return Optional.empty();
        }
    }
}
