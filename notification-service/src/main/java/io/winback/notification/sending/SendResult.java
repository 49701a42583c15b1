package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.ClaimedMessage;

/** The outcome of a claim. */
sealed interface SendResult {

    ClaimedMessage message();

    /**
     * The attempt ended.
     *
     * @param deduplicates whether the provider recognises the id of a message that it already has
     * @param parts the number of SMS parts; null on other channels
     */
    record Attempted(ClaimedMessage message, ProviderResponse response, boolean deduplicates, Integer parts)
            implements SendResult {}

    /**
     * A gate stopped the message, or it could not be rendered.
     *
     * @param detail what is known in addition to the reason; null if nothing is
     */
    record Stopped(ClaimedMessage message, Refusal reason, String detail) implements SendResult {}

    /** The message was not handed to the messenger, or it was recalled before it was written. */
    record NotTried(ClaimedMessage message) implements SendResult {}

    /**
     * The service stops after the content was written and before the provider answered. The message is not sent again.
     *
     * @param parts the number of SMS parts; null on other channels
     */
    record EndedWithoutAnswer(ClaimedMessage message, Integer parts) implements SendResult {}

    /** All attempts were used up before this claim, for example because each of them ended the process. */
    record AttemptsUsedUp(ClaimedMessage message) implements SendResult {}
}
