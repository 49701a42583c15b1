package io.winback.chassis.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** @param found one more item than the limit, if there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, limit));
        var last = position.apply(items.get(limit - 1));
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8)));
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The decoded cursor; empty for the first page. @throws InvalidInput if it cannot be decoded */
    public static Optional<String> cursor(String field, String after) {
        return Optional.ofNullable(after)
                .filter(cursor -> !cursor.isEmpty())
                .map(cursor -> parsed(
                        field, cursor, text -> new String(Base64.getUrlDecoder().decode(text), UTF_8)));
    }

    /** @throws InvalidInput if the value cannot be parsed */
    public static <V> V parsed(String field, String value, Function<String, V> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "query", "must be the value of next in an earlier page");
        }
    }
}
