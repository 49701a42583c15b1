package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.notification.routing.ChannelChoice;
import io.winback.notification.routing.Choice;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** When a channel is out of the question for a message, the next one of its route takes it; or nobody does. */
@ApplicationScoped
public class TryNextChannel {

    private final Messages messages;
    private final Templates templates;
    private final ChannelChoice channelChoice;
    private final Departures departures;
    private final Announcements announcements;
    private final Clock clock;

    TryNextChannel(
            Messages messages,
            Templates templates,
            ChannelChoice channelChoice,
            Departures departures,
            Announcements announcements,
            Clock clock) {
        this.messages = messages;
        this.templates = templates;
        this.channelChoice = channelChoice;
        this.departures = departures;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * A message that did not go by its channel, and why.
     *
     * @param notAfter when it is too late to say it, as of now: it may have been withdrawn while it was in hand
     */
    public record Dropped(ClaimedMessage message, Refusal reason, Instant notAfter) {}

    /** Takes part in the running transaction. */
    public void forEach(List<Dropped> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var requests = dropped.stream().map(drop -> drop.message().request()).toList();
        var tried = messages.tried(requests.stream().collect(toMap(r -> r.decisionId(), r -> r.step())));
        var ready = templates.ready(requests.stream().map(r -> r.template()).collect(toSet()));
        var next = new ArrayList<Message>();
        for (var drop : dropped) {
            var message = drop.message();
            if (message.recipient() == null) {
                announcements.nobodyReached(message, drop.reason());
                continue;
            }
            var request = message.request().endingAt(drop.notAfter());
            var choice = channelChoice.choose(
                    request,
                    message.recipient(),
                    ready.get(request.template()),
                    tried.getOrDefault(request.decisionId(), Set.of()),
                    now);
            if (choice instanceof Choice.By) {
                next.add(Message.of(request, message.tryNumber() + 1, choice, now));
            } else {
                announcements.nobodyReached(message, drop.reason());
            }
        }
        if (!next.isEmpty()) {
            messages.keep(next);
            departures.of(next);
        }
    }
}
