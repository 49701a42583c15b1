package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.routing.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes what campaigns ask to be said, and chooses for each person the channel it goes by. */
@ApplicationScoped
class QueueMessages {

    private final Routing routing;
    private final Messages messages;
    private final Departures departures;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    QueueMessages(
            Routing routing,
            Messages messages,
            Departures departures,
            NotificationConfiguration configuration,
            Clock clock) {
        this.routing = routing;
        this.messages = messages;
        this.departures = departures;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    void forEach(List<OutreachRequested> requests) {
        var now = clock.instant();
        var ways = routing.of(requests, now);
        var routed = requests.stream()
                .map(request -> message(request, ways.get(request), now))
                .toList();
        var kept = messages.keep(routed);
        departures.of(
                routed.stream().filter(message -> kept.contains(message.id())).toList());
    }

    private Message message(OutreachRequested request, Choice way, Instant now) {
        return way == null
                ? Message.awaitingRecipient(request, now, now.plus(configuration.recipientPatience()))
                : Message.of(request, 1, way, now);
    }
}
