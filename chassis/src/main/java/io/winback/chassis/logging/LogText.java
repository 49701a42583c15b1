package io.winback.chassis.logging;

import java.util.regex.Pattern;

/** Texts as a log shows them. Null stays null. */
final class LogText {

    private static final String HIDDEN = "***";
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"',;:()@=/]+@[^\\s<>\"',;:()@/]+\\.[A-Za-z]{2,}");

    /**
     * Quoted text, except names of tables, columns and constraints, which have an underscore, and of fields of JSON, which Jackson
     * writes in brackets.
     */
    private static final Pattern QUOTED = Pattern.compile(
            "\"(?![a-z][a-z0-9]*(?:_[a-z0-9]+)+\")(?!(?<=\\[\")[A-Za-z_]\\w*\"\\])(?:[^\"\\\\]|\\\\.)*+\""
                    + "|'(?![a-z][a-z0-9]*(?:_[a-z0-9]+)+')[^']*+'|「[^」]*+」");

    private static final Pattern CONTROL = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");

    private LogText() {}

    /** One line without e-mail addresses. A line break could forge another line. */
    static String line(String text) {
        if (text == null) {
            return null;
        }
        var line = CONTROL.matcher(text).replaceAll("\\\\n");
        return line.indexOf('@') < 0 ? line : EMAIL.matcher(line).replaceAll(HIDDEN);
    }

    /** The message of a failure: one line without the values that it quotes, which may be of a customer. */
    static String withoutValues(String message) {
        return message == null ? null : line(QUOTED.matcher(message).replaceAll(HIDDEN));
    }
}
