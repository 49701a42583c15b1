package io.winback.notification.message;

import io.winback.chassis.http.Page;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/messages}: messages and their history. */
@Path("/v1/messages")
class MessageResource {

    private final Messages messages;
    private final MessageHistory history;

    MessageResource(Messages messages, MessageHistory history) {
        this.messages = messages;
        this.history = history;
    }

    @GET
    @Operation(operationId = "listMessages")
    public Page<MessageView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("state") MessageState state,
            @QueryParam("channel") Channel channel,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        var found = messages.page(customerId, state, channel, before.orElse(null), limit + 1);
        return Page.of(found, limit, message -> message.id().toString()).map(message -> MessageView.of(message, null));
    }

    @GET
    @Operation(operationId = "getMessage")
    @Path("/{messageId}")
    public MessageView get(@PathParam("messageId") UUID messageId) {
        return messages.findByIdOptional(messageId)
                .map(message -> MessageView.of(message, history.ofMessage(messageId)))
                .orElseThrow(() -> new NotFoundException("there is no message " + messageId));
    }

    /**
     * @param reason why it ended unsent; {@code CAMPAIGN_PAUSED} also while it is held
     * @param dueAt absent while it is held
     * @param parts the number of SMS parts; null on other channels, and before the message is written
     */
    record MessageView(
            UUID messageId,
            UUID decisionId,
            int step,
            int tryNumber,
            String customerId,
            String campaignId,
            String template,
            Channel channel,
            MessageState state,
            Refusal reason,
            Instant createdAt,
            Instant dueAt,
            Instant sentAt,
            int attempts,
            Integer parts,
            List<EventView> events) {

        static MessageView of(Message message, List<HistoryEntry> history) {
            return new MessageView(
                    message.id(),
                    message.decisionId(),
                    message.step(),
                    message.tryNumber(),
                    message.customerId(),
                    message.campaignId(),
                    message.request().template(),
                    message.channel(),
                    message.state(),
                    message.reason(),
                    message.createdAt(),
                    message.isHeld() ? null : message.dueAt(),
                    message.sentAt(),
                    message.attempts(),
                    message.parts(),
                    history == null ? null : history.stream().map(EventView::of).toList());
        }
    }

    record EventView(Instant at, String what, String detail) {

        static EventView of(HistoryEntry entry) {
            return new EventView(entry.at(), entry.what(), entry.detail());
        }
    }
}
