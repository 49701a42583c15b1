package io.winback.chassis.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.winback.chassis.http.InvalidJson;
import io.winback.chassis.outbox.Cause;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.customer.ProfileErased;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An event that was received and read. */
record ReceivedEvent(UUID id, Event event, Cause cause, RawRecord origin) {

    /** The default limit of a topic. Our events are far smaller. */
    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * Reads a record. Empty if this service does not handle its type, or does not know it yet; the payload is not read then.
     *
     * @param handledTypes the class of each type that the service handles, by its name; empty for others
     * @throws UnreadableEvent if the record is not an event
     */
    static Optional<ReceivedEvent> of(
            RawRecord origin, Function<String, Optional<Class<? extends Event>>> handledTypes) {
        var version = origin.header("ce_specversion")
                .orElseThrow(() -> new UnreadableEvent("the record has no header ce_specversion"));
        if (!version.equals("1.0")) {
            throw new UnreadableEvent("the header ce_specversion must be 1.0, not " + version);
        }
        var id = origin.id();
        var typeName =
                origin.header("ce_type").orElseThrow(() -> new UnreadableEvent("the record has no header ce_type"));
        return handledTypes.apply(typeName).map(type -> {
            var event = type == ProfileErased.class ? new ProfileErased(key(origin), id) : read(origin, type);
            var cause = new Cause(id, origin.headers().get("traceparent"));
            return new ReceivedEvent(id, event, cause, origin);
        });
    }

    private static String key(RawRecord origin) {
        if (origin.key() == null) {
            throw new UnreadableEvent("the record has no key");
        }
        return origin.key();
    }

    private static Event read(RawRecord origin, Class<? extends Event> type) {
        if (origin.payload() == null) {
            throw new UnreadableEvent("the record has no payload");
        }
        if (origin.payload().length > MOST_BYTES) {
            throw new UnreadableEvent("the payload has %,d bytes; at most %,d are allowed"
                    .formatted(origin.payload().length, MOST_BYTES));
        }
        try {
            var event = EventJson.read(origin.payload(), type);
            if (event == null || event.customerId() == null) {
                throw new UnreadableEvent("the event has no customerId");
            }
            if (!event.customerId().equals(origin.key())) {
                throw new UnreadableEvent("the record key is not the customerId of the event");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEvent(
                    "the payload cannot be read as %s: %s".formatted(type.getSimpleName(), words(e)), e);
        }
    }

    private static String words(IOException misreading) {
        if (!(misreading instanceof JsonProcessingException json)) {
            // Bytes in a wrong encoding.
            return "it is not valid JSON";
        }
        var invalid = InvalidJson.of(json);
        return (invalid.field().isEmpty() ? "it " : invalid.field() + ": ") + invalid.message();
    }
}
