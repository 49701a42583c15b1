package io.winback.notification.channel;

import io.winback.events.Refusal;

/** What a provider said to a message. */
public sealed interface Delivery {

    /** It is the provider's now. */
    record Accepted() implements Delivery {}

    /** Not now; the same message can be tried again. */
    record Later(String detail) implements Delivery {}

    /** Never, on this channel. */
    record Refused(Refusal reason, String detail) implements Delivery {}
}
