package io.winback.chassis.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as a log shows them. Null stays null. */
final class LogText {

    private static final String HIDDEN = "***";
    /** A longer message is cut, because a search for values takes time. In characters. */
    private static final int LONGEST = 16_384;

    private static final Pattern EMAIL = Pattern.compile(
            "(?<![^\\s<>\"',;:()@=/])[^\\s<>\"',;:()@=/]++@(?=[^\\s<>\"',;:()@/]*\\.[A-Za-z]{2})[^\\s<>\"',;:()@/]++");

    /**
     * The names of tables, columns and constraints after such a word, and of fields of JSON, which Jackson writes in brackets. Then
     * quoted text, to the end of the message if the quote is not closed. An apostrophe within a word is no quote.
     */
    private static final Pattern QUOTED = Pattern.compile(
            "(?<name>(?:constraint|relation|table|column|index|type) \"\\w++\"|\\[\"\\w++\"])"
                    + "|\"(?:[^\"\\\\]|\\\\.|\"(?=[\\p{L}\\p{N}]))*+(?:\"|$)"
                    + "|(?<![\\p{L}\\p{N}])'(?:[^']|'(?=[\\p{L}\\p{N}]))*+(?:'|$)"
                    + "|「[^」]*+(?:」|$)",
            Pattern.DOTALL);

    private static final String QUOTES = "\"'「";

    private static final String LINE_BREAKS = "\r\n\u0085\u2028\u2029";
    private static final Pattern SOME_LINE_BREAKS = Pattern.compile("[" + LINE_BREAKS + "]+");

    /** The token of a link for a survey, to unsubscribe or to sign in. The HTTP server logs the paths of requests that fail. */
    private static final Pattern LINK_TOKEN = Pattern.compile("(?<=/(?:s|u|sign-in/link)/)[\\w.-]{16,}+");

    private LogText() {}

    /** One line without e-mail addresses and tokens of links. A line break could forge another line. */
    static String line(String text) {
        if (text == null) {
            return null;
        }
        var shortened = shortened(text);
        // Most messages have none of these characters, and need no search by a pattern.
        var line = hasAny(LINE_BREAKS, shortened)
                ? SOME_LINE_BREAKS.matcher(shortened).replaceAll("\\\\n")
                : shortened;
        var masked = line.indexOf('@') < 0 ? line : EMAIL.matcher(line).replaceAll(HIDDEN);
        return masked.indexOf('/') < 0 ? masked : LINK_TOKEN.matcher(masked).replaceAll(HIDDEN);
    }

    /** The message of a failure: one line without the values that it quotes, which may be of a customer. */
    static String withoutValues(String message) {
        return message == null || !hasAny(QUOTES, message)
                ? line(message)
                : line(QUOTED.matcher(shortened(message))
                        .replaceAll(
                                found -> found.group(1) == null ? HIDDEN : Matcher.quoteReplacement(found.group())));
    }

    private static boolean hasAny(String characters, String text) {
        for (int i = 0; i < characters.length(); i++) {
            if (text.indexOf(characters.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
