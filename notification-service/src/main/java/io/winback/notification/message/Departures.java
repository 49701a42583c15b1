package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;

/** What follows from the way a message goes: its worker is woken, or the others hear that it will not be said. */
@ApplicationScoped
class Departures {

    private final Announcements announcements;
    private final Event<MessagesQueued> queued;

    Departures(Announcements announcements, Event<MessagesQueued> queued) {
        this.announcements = announcements;
        this.queued = queued;
    }

    /** Takes part in the running transaction. */
    void of(List<Message> routed) {
        for (var message : routed) {
            if (message.state() == MessageState.SKIPPED) {
                announcements.skipped(message, message.reason());
                announcements.nobodyReached(message, message.reason());
            }
        }
        queued.fire(MessagesQueued.among(routed));
    }
}
