package io.winback.chassis.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a caller asks of a list: each parameter of the query that was given is a condition, and the others are none. */
public final class QueryFilter {

    private final StringBuilder text = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * @param condition in the language of the query, such as {@code state = :state}
     * @param name of its parameter, without the colon
     */
    public QueryFilter and(String condition, String name, Optional<?> value) {
        value.ifPresent(given -> {
            text.append(" and ").append(condition);
            parameters.put(name, given);
        });
        return this;
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The conditions, as they stand behind {@code where}. */
    @Override
    public String toString() {
        return text.toString();
    }
}
