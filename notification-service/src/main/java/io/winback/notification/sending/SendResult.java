package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.ClaimedMessage;

/** The outcome of claiming a message. */
sealed interface SendResult {

    ClaimedMessage message();

    /**
     * The attempt ended.
     *
     * @param deduplicates whether the provider recognises the id of a message that it already has
     * @param parts how many SMS the message takes; null on other channels
     */
    record Attempted(ClaimedMessage message, ProviderResponse response, boolean deduplicates, Integer parts)
            implements SendResult {}

    /**
     * A gate stopped the message, or it could not be rendered.
     *
     * @param words more than the reason says; null if there is nothing more
     */
    record Stopped(ClaimedMessage message, Refusal reason, String words) implements SendResult {}

    /** The message was never handed to the messenger, or recalled before it was written. */
    record NotTried(ClaimedMessage message) implements SendResult {}

    /**
     * The process ends, the content is written, and the provider has not answered. The message is not sent again.
     *
     * @param parts how many SMS the message takes; null on other channels
     */
    record EndedWithoutAnswer(ClaimedMessage message, Integer parts) implements SendResult {}

    /** All attempts were used up before this claim, as when each one ended the process. */
    record UsedUp(ClaimedMessage message) implements SendResult {}
}
