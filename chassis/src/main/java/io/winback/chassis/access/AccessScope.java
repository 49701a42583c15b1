package io.winback.chassis.access;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Limits a key to one resource and to reading or writing it, such as {@code orders:write}. It never allows more than the roles
 * of the key.
 *
 * @param resource the first part of the path after {@code /v1/}
 * @param write false for GET and HEAD, true for all other methods
 */
public record AccessScope(String resource, boolean write) {

    private static final Pattern TEXT = Pattern.compile("([a-z][a-z-]{0,63}):(read|write)");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String API = "/v1/";

    /** @throws IllegalArgumentException if the text is no scope */
    public static AccessScope parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the scope \"%s\" must be a resource with :read or :write, such as orders:write".formatted(text));
        }
        return new AccessScope(matcher.group(1), matcher.group(2).equals("write"));
    }

    /** @param path of the request, without its query */
    public boolean allows(String method, String path) {
        var prefix = API + resource;
        return write != READING.contains(method) && (path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    @Override
    public String toString() {
        return resource + (write ? ":write" : ":read");
    }
}
