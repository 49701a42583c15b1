package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import io.winback.campaign.access.keys.KeyNames;
import io.winback.campaign.console.AuditLogPage.Part;
import io.winback.chassis.audit.AuditEntryView;
import io.winback.chassis.audit.AuditSearch;
import io.winback.chassis.audit.ReadAuditEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks all four services for audit entries at once. A service that does not answer is named, and the others are shown. */
@ApplicationScoped
class LoadAuditLog {

    private static final Logger LOG = Logger.getLogger(LoadAuditLog.class);

    private final ReadAuditEntries ownEntries;
    private final KeyNames keyNames;
    private final CustomerServiceClient customers;
    private final OfferServiceClient offers;
    private final NotificationServiceClient notifications;

    LoadAuditLog(
            ReadAuditEntries ownEntries,
            KeyNames keyNames,
            @RestClient CustomerServiceClient customers,
            @RestClient OfferServiceClient offers,
            @RestClient NotificationServiceClient notifications) {
        this.ownEntries = ownEntries;
        this.keyNames = keyNames;
        this.customers = customers;
        this.offers = offers;
        this.notifications = notifications;
    }

    Uni<AuditLogPage> load(AuditLogSearch search) {
        var wanted = search.search();
        var own = BlockingCall.of(() -> ownEntries.read(wanted, search.last(), AuditLogPage.ROWS + 1));
        return Uni.combine()
                .all()
                .unis(
                        part(Service.CUSTOMER, remote(customers, wanted, search)),
                        part(Service.CAMPAIGN, own),
                        part(Service.OFFER, remote(offers, wanted, search)),
                        part(Service.NOTIFICATION, remote(notifications, wanted, search)))
                .with(Part.class, AuditLogPage::merge)
                .flatMap(this::withKeyNames);
    }

    private Uni<AuditLogPage> withKeyNames(AuditLogPage page) {
        var ids = page.keyIds();
        return ids.isEmpty()
                ? Uni.createFrom().item(page)
                : BlockingCall.of(() -> keyNames.withIds(ids))
                        .onFailure()
                        .invoke(failure -> LOG.warnf("the names of API keys are missing: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithItem(Map.of())
                        .map(page::named);
    }

    private static Uni<List<AuditEntryView>> remote(AuditLogClient client, AuditSearch wanted, AuditLogSearch search) {
        return client.auditEntries(
                        wanted.actor(),
                        wanted.subject(),
                        wanted.subjectKind(),
                        wanted.operation(),
                        text(wanted.from()),
                        text(wanted.to()),
                        AuditLogPage.ROWS + 1,
                        search.after())
                .map(page -> page.items())
                .onFailure(LoadAuditLog::hasNoSuchOperation)
                .recoverWithItem(List.of());
    }

    /** A service refuses the operations of other services, of which it has no entries. */
    private static boolean hasNoSuchOperation(Throwable failure) {
        return failure instanceof WebApplicationException refusal
                && RefusedFields.of(refusal.getResponse().readEntity(String.class))
                        .equals(List.of("operation"));
    }

    private static Uni<Part> part(Service service, Uni<List<AuditEntryView>> entries) {
        return entries.map(found -> new Part(
                        service,
                        found.stream()
                                .map(entry -> new AuditLogRow(service, entry))
                                .toList()))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s gives no audit entries: %s", service.group(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new Part(service, null));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
