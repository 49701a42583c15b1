package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.notification.routing.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Ends the wait for people we never heard of: we do not know where they are. */
@ApplicationScoped
class GiveUpOnUnknown {

    private final Messages messages;
    private final Departures departures;
    private final Clock clock;

    GiveUpOnUnknown(Messages messages, Departures departures, Clock clock) {
        this.messages = messages;
        this.departures = departures;
        this.clock = clock;
    }

    /** @return how many were given up */
    @Transactional
    int upTo(int most) {
        var now = clock.instant();
        var inVain = messages.awaitedInVain(now, most);
        inVain.forEach(message -> message.goes(new Choice.Nowhere(null, Refusal.MISSING_ADDRESS), now));
        departures.of(inVain);
        return inVain.size();
    }
}
