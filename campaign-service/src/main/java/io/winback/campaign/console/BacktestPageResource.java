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

/** {@code /console/backtest}: how accurate the scores of customers were on past data of the shop. */
@Path("/console/backtest")
@Produces(MediaType.TEXT_HTML)
class BacktestPageResource {

    private final RemoteServices remoteServices;
    private final ConsoleNavigation navigation;

    BacktestPageResource(RemoteServices remoteServices, ConsoleNavigation navigation) {
        this.remoteServices = remoteServices;
        this.navigation = navigation;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, LatestBacktest latest, ConsoleNavigation.Links links);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Cache(noStore = true)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> page(@Context HttpHeaders headers) {
        var language = ConsoleLanguages.best(AcceptedLanguages.of(headers));
        var links = navigation.present();
        return remoteServices.latestBacktest().map(backtest -> Templates.page(language.getLanguage(), backtest, links)
                .setLocale(language));
    }
}
