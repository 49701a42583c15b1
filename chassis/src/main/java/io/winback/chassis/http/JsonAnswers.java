package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** An operation that names no media type answers JSON. A caller that does not accept JSON is refused before it runs. */
@Provider
class JsonAnswers implements ContainerRequestFilter, ContainerResponseFilter {

    private final ResourceInfo resource;

    JsonAnswers(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(AcceptFilter.OTHER_THAN_JSON) instanceof AcceptedTypes accepted
                && !answers(resource.getResourceMethod(), accepted)) {
            throw new NotAcceptableException();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.hasEntity()
                && !(response.getEntity() instanceof HttpProblem)
                && response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) == null
                && answersJson(resource.getResourceMethod())) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /** A type with the quality 0 is not accepted, which the framework does not look at. */
    private static boolean answers(Method method, AcceptedTypes accepted) {
        if (method == null || !method.isAnnotationPresent(Produces.class)) {
            return !answersJson(method);
        }
        return Stream.of(method.getAnnotation(Produces.class).value())
                .map(MediaType::valueOf)
                .anyMatch(type -> accepted.allow(type.getType(), type.getSubtype()));
    }

    private static boolean answersJson(Method method) {
        return method != null
                && method.getReturnType() != void.class
                && !method.isAnnotationPresent(Produces.class)
                && !method.getDeclaringClass().isAnnotationPresent(Produces.class);
    }
}
