package io.winback.notification.routing;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipients;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** Routes a batch of requests with the recipients and templates as they are stored now. */
@ApplicationScoped
public class BatchRouter {

    private final Recipients recipients;
    private final Templates templates;
    private final ChannelSelector channelSelector;

    BatchRouter(Recipients recipients, Templates templates, ChannelSelector channelSelector) {
        this.recipients = recipients;
        this.templates = templates;
        this.channelSelector = channelSelector;
    }

    /** Decides the first channel of each request. A request whose recipient is not stored has no decision. */
    public Map<OutreachRequested, ChannelDecision> route(List<OutreachRequested> requests, Instant now) {
        var known = recipients.withIds(
                requests.stream().map(OutreachRequested::customerId).collect(toSet()));
        var parsed = templates.parsed(
                requests.stream().map(OutreachRequested::template).collect(toSet()));
        var decisions = new HashMap<OutreachRequested, ChannelDecision>();
        for (var request : requests) {
            var recipient = known.get(request.customerId());
            if (recipient != null) {
                var template = parsed.get(request.template());
                decisions.put(request, channelSelector.select(request, recipient, template, Set.of(), now));
            }
        }
        return decisions;
    }
}
