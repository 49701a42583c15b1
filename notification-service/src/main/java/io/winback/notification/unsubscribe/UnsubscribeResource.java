package io.winback.notification.unsubscribe;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.WebPage;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.links.UnsubscribeLinks;
import io.winback.notification.links.UnsubscribeLinks.Subscription;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /u/{token}}: unsubscribing. A GET changes nothing, since mail scanners follow links; a POST ends the channel at
 * once. Mail clients post too (RFC 8058), so no header and no body of a request is looked at.
 */
@Path("/u/{token:.*}")
@Blocking
class UnsubscribeResource {

    private final UnsubscribeLinks links;
    private final Recipients recipients;
    private final HonourConsents honourConsents;
    private final Locale usual;

    UnsubscribeResource(
            UnsubscribeLinks links,
            Recipients recipients,
            HonourConsents honourConsents,
            NotificationConfiguration configuration) {
        this.links = links;
        this.recipients = recipients;
        this.honourConsents = honourConsents;
        this.usual = WebPage.language(configuration.locale()).orElse(Locale.JAPANESE);
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance unsubscribe(String language, String style, Channel channel, boolean done);
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpHeaders headers) {
        var subscription = subscription(token);
        var recipient = recipient(subscription);
        return page(subscription, recipient, headers, recipient.isEmpty());
    }

    @POST
    @Operation(hidden = true)
    public Response end(@PathParam("token") String token, @Context HttpHeaders headers) {
        var subscription = subscription(token);
        var recipient = recipient(subscription);
        honourConsents.withdrawnByLink(subscription.customerId(), subscription.channel());
        return page(subscription, recipient, headers, true);
    }

    private Subscription subscription(String token) {
        return links.read(token).orElseThrow(() -> new NotFoundException("this link is not one of ours"));
    }

    /** Empty after an erasure: a link outlives the recipient. */
    private Optional<Recipient> recipient(Subscription subscription) {
        return Optional.ofNullable(
                recipients.named(List.of(subscription.customerId())).get(subscription.customerId()));
    }

    private Response page(Subscription subscription, Optional<Recipient> recipient, HttpHeaders headers, boolean done) {
        var language = recipient
                .flatMap(known -> WebPage.language(known.locale()))
                .or(() -> WebPage.language(headers))
                .orElse(usual);
        return WebPage.of(
                200,
                Templates.unsubscribe(language.getLanguage(), WebPage.STYLE, subscription.channel(), done)
                        .setLocale(language)
                        .render());
    }
}
