package io.winback.notification.unsubscribe;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.WebPage;
import io.winback.chassis.limits.NotLimited;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.RecallInterrupted;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import io.winback.notification.unsubscribe.UnsubscribeLinks.Subscription;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /u/{token}}: unsubscribing. A GET changes nothing, since mail scanners follow links. A POST unsubscribes at once. Mail
 * clients also post (RFC 8058), so headers and bodies of requests are not read.
 */
@Path("/u/{token:.*}")
@Blocking
class UnsubscribeResource {

    private final UnsubscribeLinks links;
    private final Recipients recipients;
    private final UnsubscribeCustomer unsubscribeCustomer;
    private final AuditSubject auditSubject;
    private final Locale defaultLanguage;

    UnsubscribeResource(
            UnsubscribeLinks links,
            Recipients recipients,
            UnsubscribeCustomer unsubscribeCustomer,
            AuditSubject auditSubject,
            NotificationConfiguration configuration) {
        this.auditSubject = auditSubject;
        this.links = links;
        this.recipients = recipients;
        this.unsubscribeCustomer = unsubscribeCustomer;
        this.defaultLanguage = WebPage.language(configuration.locale()).orElse(Locale.JAPANESE);
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance unsubscribe(String language, String style, Channel channel, boolean done);
    }

    @GET
    @PermitAll
    @NotLimited
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpHeaders headers) {
        var subscription = subscription(token);
        var recipient = recipient(subscription);
        return page(subscription, recipient, headers, recipient == null || !recipient.allows(subscription.channel()));
    }

    @POST
    @PermitAll
    @NotLimited
    @Operation(hidden = true)
    public Response end(@PathParam("token") String token, @Context HttpHeaders headers) {
        var subscription = subscription(token);
        var recipient = recipient(subscription);
        if (recipient != null) {
            // Of a customer without a recipient no readable data is stored.
            auditSubject.setCustomer(subscription.customerId());
        }
        try {
            unsubscribeCustomer.unsubscribe(subscription.customerId(), subscription.channel());
        } catch (RecallInterrupted e) {
            throw new ServiceUnavailableException(e.getMessage(), RecallInterrupted.RETRY_AFTER_SECONDS);
        }
        return page(subscription, recipient, headers, true);
    }

    private Subscription subscription(String token) {
        return links.read(token)
                .orElseThrow(() -> new NotFoundException("the link is not valid: it was not signed by this service"));
    }

    /** Null after an erasure. A link still works after its recipient is erased. */
    private Recipient recipient(Subscription subscription) {
        return recipients.withId(subscription.customerId()).orElse(null);
    }

    private Response page(Subscription subscription, Recipient recipient, HttpHeaders headers, boolean done) {
        var language = Optional.ofNullable(recipient)
                .flatMap(known -> WebPage.language(known.locale()))
                .or(() -> WebPage.language(headers))
                .orElse(defaultLanguage);
        return WebPage.of(
                200,
                Templates.unsubscribe(language.getLanguage(), WebPage.STYLE, subscription.channel(), done)
                        .setLocale(language)
                        .render());
    }
}
