package io.winback.chassis.http;

/** A value of a caller, as a message repeats it: its beginning in quotes. */
public final class ReceivedValue {

    private static final int LONGEST = 40;

    private ReceivedValue() {}

    public static String quoted(String value) {
        return '"' + shortened(value) + '"';
    }

    /** Without quotes, such as a number. */
    public static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
