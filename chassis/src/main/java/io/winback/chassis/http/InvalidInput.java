package io.winback.chassis.http;

/** Input with one wrong field: 400 with that violation. */
public class InvalidInput extends RuntimeException {

    private final String field;
    private final String in;

    /** @param in {@code body}, {@code query}, {@code path} or {@code header} */
    public InvalidInput(String field, String in, String message) {
        super(message);
        this.field = field;
        this.in = in;
    }

    public static InvalidInput inBody(String field, String message) {
        return new InvalidInput(field, "body", message);
    }

    public String field() {
        return field;
    }

    String in() {
        return in;
    }
}
