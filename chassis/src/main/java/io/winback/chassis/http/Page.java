package io.winback.chassis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One page of a list.
 *
 * @param next the {@code after} of the next page; absent on the last
 */
@Schema(requiredProperties = "items")
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    /** What separates a position from its list in a cursor. */
    static final String LIST = ".";

    /** @param found one more item than the limit, if there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, limit));
        var last = position.apply(items.get(limit - 1));
        return new Page<>(items, encoded(last));
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The same page, with a cursor that says of which list it is. */
    Page<T> of(String list) {
        return new Page<>(items, next + LIST + list);
    }

    /** The decoded cursor, without its list; empty for the first page. @throws InvalidInput if it cannot be decoded */
    public static Optional<String> cursor(String field, String after) {
        return Optional.ofNullable(after)
                .filter(cursor -> !cursor.isEmpty())
                .map(cursor -> parsed(field, cursor.split(Pattern.quote(LIST), 2)[0], Page::decoded));
    }

    private static String decoded(String cursor) {
        var position = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        if (!encoded(position).equals(cursor) || position.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not as it was encoded");
        }
        return position;
    }

    private static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    /** @throws InvalidInput if the value cannot be parsed */
    public static <V> V parsed(String field, String value, Function<String, V> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw notACursor(field);
        }
    }

    static InvalidInput notACursor(String field) {
        return new InvalidInput(field, "query", "must be the value of next in an earlier page");
    }
}
