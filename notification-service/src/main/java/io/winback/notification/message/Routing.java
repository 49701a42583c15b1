package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import io.winback.notification.routing.ChannelChoice;
import io.winback.notification.routing.Choice;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** Finds the ways of a batch, with what is known of its people and templates at this moment. */
@ApplicationScoped
class Routing {

    private final Recipients recipients;
    private final Templates templates;
    private final ChannelChoice channelChoice;

    Routing(Recipients recipients, Templates templates, ChannelChoice channelChoice) {
        this.recipients = recipients;
        this.templates = templates;
        this.channelChoice = channelChoice;
    }

    /** The first way of each; those of people we have not heard of yet have none. */
    Map<OutreachRequested, Choice> of(List<OutreachRequested> requests, Instant now) {
        var known = recipients.named(
                requests.stream().map(OutreachRequested::customerId).collect(toSet()));
        var ready = templates.ready(
                requests.stream().map(OutreachRequested::template).collect(toSet()));
        var ways = new HashMap<OutreachRequested, Choice>();
        for (var request : requests) {
            Recipient recipient = known.get(request.customerId());
            if (recipient != null) {
                ways.put(
                        request,
                        channelChoice.choose(request, recipient, ready.get(request.template()), Set.of(), now));
            }
        }
        return ways;
    }
}
