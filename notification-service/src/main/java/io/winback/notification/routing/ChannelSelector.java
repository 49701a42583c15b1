package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.TemplateSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Selects the first channel of a message that passes all gates. */
@ApplicationScoped
public class ChannelSelector {

    private final SendingGates gates;

    ChannelSelector(SendingGates gates) {
        this.gates = gates;
    }

    /** @param excluded channels that were tried before */
    public ChannelDecision select(
            OutreachRequested request, Recipient recipient, TemplateSet template, Set<Channel> excluded, Instant now) {
        var none = new ChannelDecision.None(null, Refusal.PROVIDER_UNAVAILABLE);
        for (var channel : ChannelOrder.of(request.channels(), recipient)) {
            if (!excluded.contains(channel)) {
                var refusal =
                        gates.refusal(new CandidateChannel(channel, recipient, template, request.notAfter(), now));
                if (refusal.isEmpty()) {
                    return new ChannelDecision.Chosen(channel);
                }
                none = none.firstTried() == null ? new ChannelDecision.None(channel, refusal.get()) : none;
            }
        }
        return none;
    }
}
