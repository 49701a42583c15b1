package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** A line is invalid in one of its fields. */
public class Rejected extends Exception {

    private static final int MAX_VALUE = 60;

    /** The message of a line that no rule foresees. */
    static final String UNREADABLE = "cannot be read";

    private final String field;
    private final transient List<Rejected> others;

    public Rejected(String field, String message) {
        this(field, message, List.of());
    }

    private Rejected(String field, String message, List<Rejected> others) {
        super(message);
        this.field = field;
        this.others = others;
    }

    /** One rejection for all faults of a line. */
    static Rejected all(List<Rejected> faults) {
        var first = faults.get(0);
        return new Rejected(first.field, first.getMessage(), List.copyOf(faults.subList(1, faults.size())));
    }

    /** The message with the value as the file has it, such as a time that was read into another zone. */
    static String asWritten(String message, String text) {
        return message.replaceFirst(
                Rejection.VALUE + "[^;]*", Matcher.quoteReplacement(Rejection.VALUE + quoted(text)));
    }

    /** The same with other names of the fields. */
    Rejected in(UnaryOperator<String> columns) {
        return new Rejected(
                columns.apply(field),
                getMessage(),
                others.stream().map(other -> other.in(columns)).toList());
    }

    /** The other faults of the line. */
    List<Rejected> others() {
        return others;
    }

    /** This fault and the others of the line. */
    List<Rejected> all() {
        var all = new ArrayList<Rejected>(others.size() + 1);
        all.add(this);
        all.addAll(others);
        return all;
    }

    /** @throws Rejected with all problems of one line, if there are any */
    static void check(List<InvalidInput> problems) throws Rejected {
        if (!problems.isEmpty()) {
            throw all(problems.stream().map(Rejected::of).toList());
        }
    }

    /** The value as it is shown in a message. */
    static String quoted(String value) {
        return EventJson.write(shortened(value));
    }

    /**
     * Shows the value.
     *
     * @param rule what is wrong and what is expected, the same for every value
     * @param value not personal
     */
    public Rejected(String field, String rule, String value) {
        this(field, rule + Rejection.VALUE + quoted(value));
    }

    /** Shows two values that do not fit together. */
    Rejected(String field, String rule, String value, String other) {
        this(field, rule + Rejection.VALUES + quoted(value) + " and " + quoted(other));
    }

    static Rejected of(InvalidInput problem) {
        return new Rejected(problem.field(), problem.getMessage());
    }

    private static String shortened(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
    }

    public String field() {
        return field;
    }

    Rejection at(long line) {
        return new Rejection(line, field, getMessage());
    }
}
