package io.winback.notification.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The braces of style sheets and scripts in HTML, which do not start placeholders. */
final class LiteralBraces {

    private static final Pattern STYLE_OR_SCRIPT = Pattern.compile(
            "(<(style|script)\\b[^>]*>)(.*?)(</\\2\\s*>|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A brace that is not escaped, and does not start a placeholder or a condition. */
    private static final Pattern LITERAL = Pattern.compile("(?<!\\\\)\\{"
            + "(?!(?:customer|coupon|offer|campaign)\\.|unsubscribeUrl\\b|preferencesUrl\\b|#if\\s|#else\\b|/if\\})");

    private LiteralBraces() {}

    /** Escapes the braces, and keeps line numbers. Content in unparsed sections ({@code {|…|}}) is not changed. */
    static String escape(String html) {
        var escaped = new StringBuilder(html.length());
        var found = STYLE_OR_SCRIPT.matcher(html);
        while (found.find()) {
            var content = found.group(3);
            var written = content.contains("{|")
                    ? content
                    : LITERAL.matcher(content).replaceAll(Matcher.quoteReplacement("\\{"));
            found.appendReplacement(escaped, Matcher.quoteReplacement(found.group(1) + written + found.group(4)));
        }
        return found.appendTail(escaped).toString();
    }
}
