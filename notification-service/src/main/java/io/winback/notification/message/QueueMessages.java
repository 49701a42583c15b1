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
    private final StoreMessages storeMessages;
    private final Templates templates;
    private final PublishRouting publishRouting;

    QueueMessages(
            RouteRequests routeRequests,
            StoreMessages storeMessages,
            Templates templates,
            PublishRouting publishRouting) {
        this.routeRequests = routeRequests;
        this.storeMessages = storeMessages;
        this.templates = templates;
        this.publishRouting = publishRouting;
    }

    @Transactional
    public void queue(List<OutreachRequested> requests) {
        var stored = storeMessages.store(routeRequests.route(requests));
        templates.noteUse(requests.stream().map(OutreachRequested::template).collect(toSet()));
        publishRouting.publish(stored);
    }
}
