package io.winback.customer.imports;

/** Why a line, or one of its fields, was rejected. */
record Rejection(long line, String field, String message) {

    /** Stands between the rule and the value in a message. */
    static final String VALUE = ", but is ";

    /** Stands between the rule and two values in a message. */
    static final String VALUES = ", but are ";

    /** The same of another line. */
    Rejection at(long other) {
        return new Rejection(other, field, message);
    }

    /** The message without the values, by which rejections are counted. */
    String rule() {
        int value = message.indexOf(VALUE);
        int values = message.indexOf(VALUES);
        int end = value < 0 ? values : value;
        return end < 0 ? message : message.substring(0, end);
    }
}
