package io.winback.notification.unsubscribe;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.notification.links.UnsubscribeLinks;
import io.winback.notification.recipient.Recipients;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** {@code /u/{token}}: a GET only shows a page, as mail scanners follow links; a POST ends the channel at once. */
@Path("/u/{token}")
@Produces(MediaType.TEXT_HTML)
@Blocking
class UnsubscribeResource {

    private final UnsubscribeLinks links;
    private final Recipients recipients;
    private final HonourConsents honourConsents;

    UnsubscribeResource(UnsubscribeLinks links, Recipients recipients, HonourConsents honourConsents) {
        this.links = links;
        this.recipients = recipients;
        this.honourConsents = honourConsents;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance unsubscribe(String channel, boolean done);
    }

    @GET
    public TemplateInstance ask(@PathParam("token") String token) {
        return page(subscription(token), false);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public TemplateInstance end(@PathParam("token") String token) {
        var subscription = subscription(token);
        // A link may outlive the person's data; nothing is noted on somebody who was erased.
        if (!recipients.named(List.of(subscription.customerId())).isEmpty()) {
            honourConsents.of(subscription.customerId(), Map.of(subscription.channel(), false), "unsubscribe link");
        }
        return page(subscription, true);
    }

    private UnsubscribeLinks.Subscription subscription(String token) {
        return links.read(token).orElseThrow(() -> new NotFoundException("this link is not one of ours"));
    }

    private static TemplateInstance page(UnsubscribeLinks.Subscription subscription, boolean done) {
        return Templates.unsubscribe(subscription.channel().name(), done);
    }
}
