package io.winback.chassis.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses query parameters that the resource method does not declare, that stand twice or that are empty, and bodies that are
 * not JSON where it takes JSON. Links that people open are exempt: mail clients add parameters to them.
 */
@Provider
class DeclaredInputFilter implements ContainerRequestFilter {

    private final Map<Method, DeclaredInput> declared = new ConcurrentHashMap<>();

    private final ResourceInfo resource;

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RestConfiguration> configuration;

    DeclaredInputFilter(ResourceInfo resource, Instance<RestConfiguration> configuration) {
        this.resource = resource;
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method == null || configuration.get().isPage(request.getUriInfo().getPath())) {
            return;
        }
        var input = declared.computeIfAbsent(method, DeclaredInput::of);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(input, name, values));
        if (input.takesBody() && !input.namesMediaTypes()) {
            checkMediaType(request);
        }
    }

    private static void check(DeclaredInput input, String name, List<String> values) {
        var many = input.query().get(name);
        if (many == null) {
            throw new InvalidInput(
                    name,
                    "query",
                    input.query().isEmpty()
                            ? "is not a known parameter; expected none"
                            : "is not a known parameter; expected one of "
                                    + String.join(", ", input.query().keySet()));
        }
        if (values.stream().anyMatch(String::isEmpty)) {
            throw new InvalidInput(name, "query", "must not be empty; leave it out instead");
        }
        if (!many && values.size() > 1) {
            throw new InvalidInput(name, "query", "is given %d times; expected once".formatted(values.size()));
        }
    }

    private static void checkMediaType(ContainerRequestContext request) {
        var given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (given == null && !hasBody(request)) {
            return;
        }
        var type = given == null ? null : MediaType.valueOf(given);
        boolean isJson = type != null
                && type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        if (!isJson) {
            throw UnsupportedMediaType.of(given, MediaType.APPLICATION_JSON);
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || request.getHeaderString("Transfer-Encoding") != null;
    }
}
