package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.channel.RenderedMessage;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message with its history.
 *
 * @param reason why it ended unsent; {@code CAMPAIGN_PAUSED} also while it is held
 * @param channel absent until one is chosen
 * @param dueAt absent while it is held
 * @param address of the recipient on this channel; masked without the role SUPPORT, INTEGRATOR or ADMIN
 * @param subject rendered from the template and the recipient as they are now, as are html and text; absent without the role
 *     SUPPORT or ADMIN
 * @param parts the number of SMS parts; null on other channels, and before the message is written
 * @param tries the messages of the same step of the decision, one for each channel that was tried
 */
record MessageView(
        UUID messageId,
        UUID decisionId,
        int step,
        int tryNumber,
        String customerId,
        @Nullable String campaignId,
        String template,
        @Nullable Channel channel,
        @Nullable String address,
        @Nullable String subject,
        @Nullable String html,
        @Nullable String text,
        MessageState state,
        @Nullable Refusal reason,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable Integer parts,
        @Nullable List<TryView> tries,
        @Nullable List<EventView> events) {

    static MessageView of(Message message, Details details) {
        return new MessageView(
                message.id(),
                message.decisionId(),
                message.step(),
                message.tryNumber(),
                message.customerId(),
                message.campaignId(),
                message.request().template(),
                message.channel(),
                details.address(),
                details.content().subject(),
                details.content().html(),
                details.content().text(),
                message.state(),
                message.reason(),
                message.createdAt(),
                message.isHeld() ? null : message.dueAt(),
                message.sentAt(),
                message.attempts(),
                message.parts(),
                details.tries(),
                details.events());
    }

    /** What only the view of one message shows. Each part may be null. */
    record Details(String address, RenderedMessage content, List<TryView> tries, List<EventView> events) {

        static final RenderedMessage NO_CONTENT = new RenderedMessage(null, null, null);
        static final Details NONE = new Details(null, NO_CONTENT, null, null);
    }

    record TryView(
            UUID messageId,
            int tryNumber,
            @Nullable Channel channel,
            MessageState state,
            @Nullable Refusal reason,
            @Nullable Instant sentAt) {

        static TryView of(Message message) {
            return new TryView(
                    message.id(),
                    message.tryNumber(),
                    message.channel(),
                    message.state(),
                    message.reason(),
                    message.sentAt());
        }
    }

    record EventView(Instant at, String what, @Nullable String detail) {}
}
