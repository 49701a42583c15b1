package io.winback.notification.channel;

import io.winback.events.Refusal;
import java.util.Optional;

/** What a provider said to a message. */
public sealed interface Delivery {

    /** Why it did not take the message, in words; empty if it did. */
    default Optional<String> detailIfAny() {
        return Optional.empty();
    }

    /** It is the provider's now. */
    record Accepted() implements Delivery {}

    /** Not now; the same message can be tried again. */
    record Later(String detail) implements Delivery {
        @Override
        public Optional<String> detailIfAny() {
            return Optional.of(detail);
        }
    }

    /** Never, on this channel. */
    record Refused(Refusal reason, String detail) implements Delivery {
        @Override
        public Optional<String> detailIfAny() {
            return Optional.of(detail);
        }
    }
}
