package io.winback.campaign.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.winback.chassis.http.AcceptedLanguages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseHeader;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/audit}: who did what, in all four services. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
class AuditPageResource {

    private final LoadAuditLog loadAuditLog;
    private final ConsoleNavigation navigation;

    AuditPageResource(LoadAuditLog loadAuditLog, ConsoleNavigation navigation) {
        this.loadAuditLog = loadAuditLog;
        this.navigation = navigation;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language,
                AuditLogSearch search,
                AuditLogPage log,
                List<AuditWords.Choice> kinds,
                List<AuditWords.Choice> operations,
                ConsoleNavigation.Links links);
    }

    /** The fields of the form. */
    static final class Fields {

        @QueryParam("actor")
        String actor;

        @QueryParam("kind")
        String kind;

        @QueryParam("id")
        String id;

        @QueryParam("operation")
        String operation;

        @QueryParam("from")
        String from;

        @QueryParam("to")
        String to;

        @QueryParam("before")
        String before;

        AuditLogSearch search() {
            return new AuditLogSearch(actor, kind, id, operation, from, to, before);
        }
    }

    @GET
    @RolesAllowed(ADMIN)
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers, @BeanParam Fields fields) {
        var language = ConsoleLanguages.best(AcceptedLanguages.of(headers));
        var links = navigation.present();
        var search = fields.search();
        var log = search.fault() == AuditLogSearch.Fault.NONE
                ? loadAuditLog.load(search)
                : Uni.createFrom().item(new AuditLogPage(List.of(), List.of(), ""));
        return log.map(page -> Templates.page(
                        language.getLanguage(),
                        search,
                        page,
                        AuditWords.kinds(language),
                        AuditWords.operations(language),
                        links)
                .setLocale(language));
    }
}
