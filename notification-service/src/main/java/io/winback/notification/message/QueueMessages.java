package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import io.winback.notification.routing.ChannelChoice;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** Takes what campaigns ask to be said, and chooses for each person the channel it goes by. */
@ApplicationScoped
class QueueMessages {

    private static final int AT_ONCE = 500;

    private final Recipients recipients;
    private final Templates templates;
    private final ChannelChoice channelChoice;
    private final Messages messages;
    private final Unsaid unsaid;
    private final Event<MessagesQueued> queued;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    QueueMessages(
            Recipients recipients,
            Templates templates,
            ChannelChoice channelChoice,
            Messages messages,
            Unsaid unsaid,
            Event<MessagesQueued> queued,
            NotificationConfiguration configuration,
            Clock clock) {
        this.recipients = recipients;
        this.templates = templates;
        this.channelChoice = channelChoice;
        this.messages = messages;
        this.unsaid = unsaid;
        this.queued = queued;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    void forEach(List<OutreachRequested> requests) {
        var routed = routed(requests, clock.instant());
        var kept = messages.keep(routed);
        conclude(routed.stream().filter(message -> kept.contains(message.id())).toList());
    }

    /** Those that waited to hear of their person, and can go now that we have. */
    @Transactional
    void forThoseNowKnown() {
        var waiting = messages.awaitedAndKnown(AT_ONCE);
        if (!waiting.isEmpty()) {
            var routed = routed(waiting.stream().map(Message::request).toList(), clock.instant());
            for (int i = 0; i < waiting.size(); i++) {
                routed.get(i).as(waiting.get(i).id());
            }
            messages.route(routed);
            conclude(routed);
        }
    }

    private List<Message> routed(List<OutreachRequested> requests, Instant now) {
        var known = recipients.named(
                requests.stream().map(OutreachRequested::customerId).collect(toSet()));
        var ready = templates.ready(
                requests.stream().map(OutreachRequested::template).collect(toSet()));
        return requests.stream()
                .map(request -> route(request, known.get(request.customerId()), ready, now))
                .toList();
    }

    private Message route(OutreachRequested request, Recipient recipient, Map<String, TemplateSet> ready, Instant now) {
        if (recipient == null) {
            return Message.awaitingRecipient(request, now, now.plus(configuration.recipientPatience()));
        }
        var choice = channelChoice.choose(request, recipient, ready.get(request.template()), Set.of(), now);
        return choice.refusal() == null
                ? Message.queued(request, 1, choice.channel(), now)
                : Message.skipped(request, 1, choice.channel(), choice.refusal(), now);
    }

    private void conclude(List<Message> routed) {
        unsaid.tell(routed.stream()
                .filter(message -> message.state() == MessageState.SKIPPED)
                .toList());
        queued.fire(MessagesQueued.among(routed));
    }
}
