package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/** Queues a message for each request of a campaign, on the first channel that its recipient can be reached by. */
@ApplicationScoped
public class QueueMessages {

    private final RouteRequests routeRequests;
    private final Messages messages;
    private final Templates templates;
    private final PublishRouting publishRouting;

    QueueMessages(RouteRequests routeRequests, Messages messages, Templates templates, PublishRouting publishRouting) {
        this.routeRequests = routeRequests;
        this.messages = messages;
        this.templates = templates;
        this.publishRouting = publishRouting;
    }

    @Transactional
    public void queue(List<OutreachRequested> requests) {
        var routed = routeRequests.route(requests);
        var stored = messages.store(routed);
        templates.noteUse(requests.stream().map(OutreachRequested::template).collect(toSet()));
        publishRouting.publish(
                routed.stream().filter(message -> stored.contains(message.id())).toList());
    }
}
