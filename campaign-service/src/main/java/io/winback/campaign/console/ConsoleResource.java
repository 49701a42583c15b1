package io.winback.campaign.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.winback.chassis.http.AcceptedLanguages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseHeader;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /}: the dashboard, in the language of the browser. {@code /console/dashboard} is the part of it that is updated. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {

    private final LoadDashboard loadDashboard;
    private final ConsoleNavigation navigation;

    ConsoleResource(LoadDashboard loadDashboard, ConsoleNavigation navigation) {
        this.loadDashboard = loadDashboard;
        this.navigation = navigation;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, Dashboard dashboard, ConsoleNavigation.Links links);

        static native TemplateInstance page$dashboard(Dashboard dashboard);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(AcceptedLanguages.of(headers));
        var links = navigation.present();
        return loadDashboard.load().map(dashboard -> Templates.page(language.getLanguage(), dashboard, links)
                .setLocale(language));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Path("console/dashboard")
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> dashboard(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(AcceptedLanguages.of(headers));
        return loadDashboard.load().map(dashboard -> Templates.page$dashboard(dashboard)
                .setLocale(language));
    }
}
