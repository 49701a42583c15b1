package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Answers errors on the paths of pages ({@code winback.rest.pages}) with a page in both languages, never with JSON. */
@Provider
class WebPageErrors implements ContainerResponseFilter {

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RestConfiguration> configuration;

    /** It has the headers that the settings of a service add to every answer. */
    private final RoutingContext sent;

    WebPageErrors(Instance<RestConfiguration> configuration, RoutingContext sent) {
        this.configuration = configuration;
        this.sent = sent;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && isProblem(response) && isPage(request)) {
            var page = ErrorPage.of(response.getStatus(), configuration.get().pageReaders());
            page.getHeaders().forEach((name, values) -> {
                response.getHeaders().putSingle(name, values.get(0));
                // A browser obeys two policies at once, and refuses the style then.
                sent.response().headers().remove(name);
            });
            response.setEntity(page.getEntity(), null, page.getMediaType());
        }
    }

    private static boolean isProblem(ContainerResponseContext response) {
        var type = response.getMediaType();
        return !response.hasEntity()
                || response.getEntity() instanceof HttpProblem
                || type != null && !type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    private boolean isPage(ContainerRequestContext request) {
        return configuration.get().isPage(request.getUriInfo().getPath());
    }
}
