package io.winback.campaign.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /}: the dashboard, in the language of the browser. {@code /console/dashboard} is the part of it that is updated. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {

    private final LoadDashboard loadDashboard;

    ConsoleResource(LoadDashboard loadDashboard) {
        this.loadDashboard = loadDashboard;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, Dashboard dashboard);

        static native TemplateInstance page$dashboard(Dashboard dashboard);
    }

    @GET
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(headers.getAcceptableLanguages());
        return loadDashboard.load().map(dashboard -> Templates.page(language.getLanguage(), dashboard)
                .setLocale(language));
    }

    @GET
    @Path("console/dashboard")
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> dashboard(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(headers.getAcceptableLanguages());
        return loadDashboard.load().map(dashboard -> Templates.page$dashboard(dashboard)
                .setLocale(language));
    }
}
