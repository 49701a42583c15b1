package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.outbox.Outbox;
import io.winback.notification.routing.ChannelChoice;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** When a channel is out of the question for a message, the next one of its route takes it; or nobody does. */
@ApplicationScoped
class TryNextChannel {

    private final Messages messages;
    private final Templates templates;
    private final ChannelChoice channelChoice;
    private final Outbox outbox;
    private final Event<MessagesQueued> queued;
    private final Clock clock;

    TryNextChannel(
            Messages messages,
            Templates templates,
            ChannelChoice channelChoice,
            Outbox outbox,
            Event<MessagesQueued> queued,
            Clock clock) {
        this.messages = messages;
        this.templates = templates;
        this.channelChoice = channelChoice;
        this.outbox = outbox;
        this.queued = queued;
        this.clock = clock;
    }

    /** A message that did not go by its channel, and why. */
    record Dropped(Claimed message, Refusal reason) {}

    /** Takes part in the running transaction. */
    void forEach(List<Dropped> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var tried = messages.tried(dropped.stream()
                .map(drop -> drop.message().request().decisionId())
                .toList());
        var ready = templates.ready(dropped.stream()
                .map(drop -> drop.message().request().template())
                .collect(toSet()));
        var next = new ArrayList<Message>();
        for (var drop : dropped) {
            var request = drop.message().request();
            var choice = channelChoice.choose(
                    request,
                    drop.message().recipient(),
                    ready.get(request.template()),
                    tried.getOrDefault(request.decisionId(), Set.of()),
                    now);
            if (choice != null && choice.refusal() == null) {
                next.add(Message.queued(request, drop.message().tryNumber() + 1, choice.channel(), now));
            } else {
                outbox.publish(
                        new OutreachFailed(request.customerId(), request.decisionId(), request.step(), drop.reason()));
            }
        }
        if (!next.isEmpty()) {
            messages.keep(next);
            queued.fire(MessagesQueued.among(next));
        }
    }
}
