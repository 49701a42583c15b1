package io.winback.chassis.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses an Accept header that cannot be read. One that allows JSON is reduced to JSON, so that the framework chooses nothing
 * else. {@link JsonAnswers} refuses the others where the answer is JSON. Pages do not look at Accept. An Accept-Language that
 * cannot be read counts as absent.
 */
@Provider
@PreMatching
class AcceptFilter implements ContainerRequestFilter {

    /** The property with the {@link AcceptedTypes} of a caller who does not accept JSON. */
    static final String OTHER_THAN_JSON = "winback.other-than-json";

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RestConfiguration> configuration;

    AcceptFilter(Instance<RestConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var languages = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null && !AcceptedLanguages.isReadable(languages)) {
            // The framework reads it, too, and would refuse the request.
            request.getHeaders().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
        var given = request.getHeaders().get(HttpHeaders.ACCEPT);
        if (given == null) {
            return;
        }
        var header = String.join(", ", given);
        var accepted = AcceptedTypes.read(header);
        if (configuration.get().isPage(request.getUriInfo().getPath())) {
            if (accepted.isEmpty()) {
                request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
            }
            return;
        }
        var readable = accepted.orElseThrow(() -> new InvalidInput(
                HttpHeaders.ACCEPT,
                "header",
                ExpectedInput.ofText("media types such as application/json").messageFor(header)));
        if (readable.allow("application", "json")) {
            request.getHeaders().put(HttpHeaders.ACCEPT, List.of(MediaType.APPLICATION_JSON));
        } else {
            request.setProperty(OTHER_THAN_JSON, readable);
        }
    }
}
