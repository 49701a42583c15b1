package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.TemplateSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Chooses the first channel of the route that all gates let pass. */
@ApplicationScoped
public class ChannelChoice {

    private final SendingGates gates;

    ChannelChoice(SendingGates gates) {
        this.gates = gates;
    }

    /** @param tried channels that are out of the question */
    public Choice choose(
            OutreachRequested request, Recipient recipient, TemplateSet template, Set<Channel> tried, Instant now) {
        var nowhere = new Choice.Nowhere(null, Refusal.PROVIDER_UNAVAILABLE);
        for (var channel : Route.of(request.channels(), recipient)) {
            if (!tried.contains(channel)) {
                var refusal = gates.refusal(new Hop(channel, recipient, template, request.notAfter(), now));
                if (refusal.isEmpty()) {
                    return new Choice.By(channel);
                }
                nowhere = nowhere.nearest() == null ? new Choice.Nowhere(channel, refusal.get()) : nowhere;
            }
        }
        return nowhere;
    }
}
