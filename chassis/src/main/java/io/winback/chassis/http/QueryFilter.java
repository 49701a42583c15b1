package io.winback.chassis.http;

import java.util.HashMap;
import java.util.Map;

/** The conditions of a list: one for each query parameter that the caller gave. */
public final class QueryFilter {

    private final StringBuilder text = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Adds a condition, if there is a value for it.
     *
     * @param condition in the language of the query, such as {@code state = :state}
     * @param name of its parameter, without the colon
     * @param value null if the caller did not give it
     */
    public QueryFilter and(String condition, String name, Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /** Adds a further parameter of a condition. */
    public QueryFilter with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The conditions, as they follow {@code where}. */
    @Override
    public String toString() {
        return text.toString();
    }
}
