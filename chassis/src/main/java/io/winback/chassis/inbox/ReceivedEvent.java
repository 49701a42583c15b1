package io.winback.chassis.inbox;

import io.winback.chassis.outbox.Cause;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.customer.ProfileErased;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** An event that arrived and can be understood. */
record ReceivedEvent(UUID id, Event event, Cause cause, RawRecord origin) {

    /** What a topic takes unless told otherwise; no event of ours is near it. */
    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * Reads a record; empty if nobody here reacts to its type, or if a later version of its owner has it and we do not. It is
     * not opened then.
     *
     * @throws UnreadableEvent if it is not an event at all
     */
    static Optional<ReceivedEvent> of(RawRecord origin, Subscription subscription) {
        var version =
                origin.header("ce_specversion").orElseThrow(() -> new UnreadableEvent("it has no ce_specversion"));
        if (!version.equals("1.0")) {
            throw new UnreadableEvent("its ce_specversion is " + version);
        }
        var id = origin.id();
        var typeName = origin.header("ce_type").orElseThrow(() -> new UnreadableEvent("it has no ce_type"));
        var type = subscription.topic().types().get(typeName);
        if (type == null || !subscription.concerns(type)) {
            return Optional.empty();
        }
        var event = type == ProfileErased.class ? new ProfileErased(key(origin), id) : read(origin, type);
        var cause = new Cause(id, origin.headers().get("traceparent"));
        return Optional.of(new ReceivedEvent(id, event, cause, origin));
    }

    private static String key(RawRecord origin) {
        if (origin.key() == null) {
            throw new UnreadableEvent("it has no key");
        }
        return origin.key();
    }

    private static Event read(RawRecord origin, Class<? extends Event> type) {
        if (origin.payload() == null) {
            throw new UnreadableEvent("it has no payload");
        }
        if (origin.payload().length > MOST_BYTES) {
            throw new UnreadableEvent(
                    "it has %,d bytes, and %,d are allowed".formatted(origin.payload().length, MOST_BYTES));
        }
        try {
            var event = EventJson.read(origin.payload(), type);
            if (event == null || event.customerId() == null) {
                throw new UnreadableEvent("it names no customerId");
            }
            if (!event.customerId().equals(origin.key())) {
                throw new UnreadableEvent("its key is not its customerId");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEvent("it is no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
