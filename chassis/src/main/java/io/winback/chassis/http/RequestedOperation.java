package io.winback.chassis.http;

import io.winback.chassis.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operation of the current request, and what it is about. */
@ApplicationScoped
public class RequestedOperation {

    /** The name while no method is found. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern API = Pattern.compile("(?:^|/)(?:v1|console)/([a-z-]+)/([A-Za-z0-9._-]{1,64})(?:/|$)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CUSTOMER = "customerId";
    private static final int CREATED = 201;

    private final ResourceInfo resource;

    RequestedOperation(ResourceInfo resource) {
        this.resource = resource;
    }

    /** The id in the OpenAPI document. A page has its method and path, without the values of parameters. */
    public String name() {
        return method().map(RequestedOperation::name).orElse(UNKNOWN);
    }

    /** The name of the operation that a method of a resource answers. */
    static String name(Method method) {
        return Optional.ofNullable(method.getAnnotation(Operation.class))
                .map(Operation::operationId)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> route(method));
    }

    /** False before a method of a resource is found for the request. */
    public boolean isKnown() {
        return method().isPresent();
    }

    public boolean isAnnotatedWith(Class<? extends Annotation> annotation) {
        return method().filter(method -> method.isAnnotationPresent(annotation)).isPresent();
    }

    /** Whether callers with a role may use it. A public operation names no role. */
    public boolean allows(Role role) {
        return method().map(method -> method.getAnnotation(RolesAllowed.class))
                .filter(allowed -> List.of(allowed.value()).contains(role.name()))
                .isPresent();
    }

    private Optional<Method> method() {
        return Optional.ofNullable(resource.getResourceMethod());
    }

    private static String route(Method method) {
        var verb = verb(method).orElse("");
        var path = Stream.of(method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(part -> part != null)
                .map(part -> part.value().replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .reduce("", (all, part) -> all + "/" + part);
        return verb + " " + (path.isEmpty() ? "/" : path);
    }

    /** The HTTP method that a method of a resource answers; empty if it answers none. */
    static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    /**
     * What the request created, or what its path names, or the job that its answer names, or the customer in its query; empty if
     * there is none of these. A value that has not the form of an id is left out, because it may be an address.
     */
    public static Optional<String> subject(ContainerRequestContext request, ContainerResponseContext answer) {
        var uri = request.getUriInfo();
        var location = answer.getLocation();
        if (location != null
                && (answer.getStatus() == CREATED || uri.getPathParameters().isEmpty())) {
            var created = subject(location.getPath());
            if (created.isPresent()) {
                return created;
            }
        }
        if (!uri.getPathParameters().isEmpty()) {
            return subject(uri.getPath());
        }
        var customer = uri.getQueryParameters().getFirst(CUSTOMER);
        return isId(customer) ? Optional.of("customer/" + customer) : Optional.empty();
    }

    /** Whether a value has the form of an id. Null has not. */
    public static boolean isId(String value) {
        return value != null && ID.matcher(value).matches();
    }

    private static Optional<String> subject(String path) {
        var matcher = API.matcher(path);
        return matcher.find() ? Optional.of(singular(matcher.group(1)) + "/" + matcher.group(2)) : Optional.empty();
    }

    private static String singular(String kind) {
        return switch (kind) {
            case "people" -> "person";
            case "keys" -> "api-key";
            default -> kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
        };
    }
}
