package io.winback.testkit;

import java.util.Set;
import java.util.TreeSet;

/**
 * A route of a service, and who may call it.
 *
 * @param path with the names of its parameters in braces
 * @param operation the id in the OpenAPI document; for other routes what it is, such as {@code page}
 * @param roles empty if every caller may call it, also without a credential
 */
record AccessRoute(String method, String path, String operation, Set<String> roles) {

    /** The operations of Quarkus outside Jakarta REST, and files. */
    private static final Set<String> OUTSIDE_OF_METHODS = Set.of("operations", "file");

    boolean isPublic() {
        return roles.isEmpty();
    }

    /** Whether a method of a resource answers it. */
    boolean hasMethod() {
        return !OUTSIDE_OF_METHODS.contains(operation);
    }

    /** The route with its roles, as one line of a comparison. */
    String line() {
        return "%s %s %s".formatted(method, path, isPublic() ? "public" : new TreeSet<>(roles));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
