package io.winback.customer.imports;

/** Why a line, or one of its fields, was rejected. */
record Rejection(long line, String field, String message) {

    /** Stands between the rule and the value in a message. */
    static final String VALUE = ", but is ";

    /** The same of another line. */
    Rejection at(long other) {
        return new Rejection(other, field, message);
    }

    /** The message without the value, by which rejections are counted. */
    String rule() {
        int value = message.indexOf(VALUE);
        return value < 0 ? message : message.substring(0, value);
    }
}
