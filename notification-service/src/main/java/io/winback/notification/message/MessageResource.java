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
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/messages}: each message, and what befell it. */
@Path("/v1/messages")
class MessageResource {

    private final Messages messages;
    private final MessageEvents events;

    MessageResource(Messages messages, MessageEvents events) {
        this.messages = messages;
        this.events = events;
    }

    @GET
    public Page<MessageView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("state") MessageState state,
            @QueryParam("channel") Channel channel,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        var found = messages.page(
                Optional.ofNullable(customerId),
                Optional.ofNullable(state),
                Optional.ofNullable(channel),
                before,
                limit + 1);
        return Page.of(found, limit, message -> message.id().toString()).map(message -> MessageView.of(message, null));
    }

    @GET
    @Path("/{messageId}")
    public MessageView get(@PathParam("messageId") UUID messageId) {
        return messages.findByIdOptional(messageId)
                .map(message -> MessageView.of(message, events.of(messageId)))
                .orElseThrow(() -> new NotFoundException("there is no message " + messageId));
    }

    /** @param parts how many SMS it took; null on other channels, and before it was written */
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

        static MessageView of(Message message, List<MessageEvents.Note> notes) {
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
                    message.dueAt(),
                    message.sentAt(),
                    message.attempts(),
                    message.parts(),
                    notes == null ? null : notes.stream().map(EventView::of).toList());
        }
    }

    record EventView(Instant at, String what, String detail) {

        static EventView of(MessageEvents.Note note) {
            return new EventView(note.at(), note.what(), note.detail());
        }
    }
}
