package io.winback.chassis.http;

/** What a line of text that people read may hold. */
public final class PrintableText {

    /** No control characters, no halves of a pair, no line ends. */
    public static final String REGEXP = "[^\\p{Cntrl}\\p{Cs}\\u2028\\u2029]*";

    public static final String MESSAGE = "must not hold control characters";

    private PrintableText() {}
}
