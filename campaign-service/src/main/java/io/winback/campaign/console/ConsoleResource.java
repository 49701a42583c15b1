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

/** {@code /}: the loop live, in the language of the browser; {@code /console/loop} is the part that changes. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {

    private final LoadDashboard readLoop;

    ConsoleResource(LoadDashboard readLoop) {
        this.readLoop = readLoop;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, Dashboard loop);

        static native TemplateInstance page$loop(Dashboard loop);
    }

    @GET
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.of(headers);
        return readLoop.now()
                .map(loop -> Templates.page(language.getLanguage(), loop).setLocale(language));
    }

    @GET
    @Path("console/loop")
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> loop(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.of(headers);
        return readLoop.now().map(loop -> Templates.page$loop(loop).setLocale(language));
    }
}
