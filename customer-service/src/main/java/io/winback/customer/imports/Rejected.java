package io.winback.customer.imports;

/** A line is invalid in one of its fields. */
class Rejected extends Exception {

    private final String field;

    Rejected(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }

    Rejection at(long line) {
        return new Rejection(line, field, getMessage());
    }
}
