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
 * Refuses query parameters that the resource method does not declare, that stand twice or that are empty, bodies that are not JSON
 * where it takes JSON, and all bodies where it takes none. Links that people open are exempt: mail clients add parameters to them.
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
        request.getUriInfo().getPathParameters().forEach((name, values) -> checkStorable(name, "path", values));
        if (input.takesBody() && !input.namesMediaTypes()) {
            checkMediaType(request);
        }
        if (!input.takesBody() && hasBody(request)) {
            throw refusedBody(request, input);
        }
    }

    private static void checkStorable(String name, String in, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw new InvalidInput(name, in, "must not contain a NUL character");
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
        checkStorable(name, "query", values);
        if (values.stream().anyMatch(String::isEmpty)) {
            throw new InvalidInput(
                    name,
                    "query",
                    input.required().contains(name)
                            ? "is required, and must not be empty"
                            : "must not be empty; leave it out instead");
        }
        if (input.numbers().contains(name)) {
            // The framework also reads digits of other scripts.
            values.stream()
                    .filter(value -> !value.matches("-?[0-9]+"))
                    .findFirst()
                    .ifPresent(value -> {
                        throw new InvalidInput(
                                name, "query", ExpectedInput.of(Long.class).messageFor(value));
                    });
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

    private static RuntimeException refusedBody(ContainerRequestContext request, DeclaredInput input) {
        return input.otherMediaTypes().isEmpty()
                ? new InvalidInput("", "body", "the operation takes no body; leave it out")
                : UnsupportedMediaType.of(
                        request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                        String.join(" or ", input.otherMediaTypes()));
    }

    private static boolean hasBody(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || request.getHeaderString("Transfer-Encoding") != null;
    }
}
