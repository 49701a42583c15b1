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

/** {@code /console/backtest}: how accurate the scores of customers were on past data of the shop. */
@Path("/console/backtest")
@Produces(MediaType.TEXT_HTML)
class BacktestPageResource {

    private final RemoteServices remoteServices;

    BacktestPageResource(RemoteServices remoteServices) {
        this.remoteServices = remoteServices;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, BacktestReport backtest);
    }

    @GET
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(headers.getAcceptableLanguages());
        return remoteServices.latestBacktest().map(backtest -> Templates.page(language.getLanguage(), backtest)
                .setLocale(language));
    }
}
