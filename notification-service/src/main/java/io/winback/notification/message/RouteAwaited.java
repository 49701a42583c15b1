package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Sends those on their way that waited to hear of their person, now that we have. */
@ApplicationScoped
class RouteAwaited {

    private final Routing routing;
    private final Messages messages;
    private final Departures departures;
    private final Clock clock;

    RouteAwaited(Routing routing, Messages messages, Departures departures, Clock clock) {
        this.routing = routing;
        this.messages = messages;
        this.departures = departures;
        this.clock = clock;
    }

    /** @return how many went */
    @Transactional
    int upTo(int most) {
        var now = clock.instant();
        var waiting = messages.awaitedAndKnown(most);
        var ways = routing.of(waiting.stream().map(Message::request).toList(), now);
        waiting.forEach(message -> message.goes(ways.get(message.request()), now));
        departures.of(waiting);
        return waiting.size();
    }
}
