package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.notification.channel.Delivery;

/** What came of taking up a message. */
sealed interface Result {

    Claimed message();

    /** A provider has answered. */
    record Answered(Claimed message, Delivery delivery) implements Result {}

    /** A gate stopped it, or it could not be written. */
    record Stopped(Claimed message, Refusal reason, String detail) implements Result {}

    /** Its turn did not come in time. */
    record NotTried(Claimed message) implements Result {}
}
