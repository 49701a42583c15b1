package io.winback.customer.imports;

/** What is wrong with a line. */
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
