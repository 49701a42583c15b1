package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import java.util.List;
import java.util.regex.Pattern;

/** The placeholders of other systems. They would be sent as text. */
final class ForeignPlaceholders {

    private static final String SINGLE_BRACES = "write {customer.name}, with single braces";

    private static final List<Foreign> ALL = List.of(
            new Foreign("(?<!\\\\)\\{\\{[^}\\n]{0,100}\\}{0,3}", SINGLE_BRACES),
            new Foreign("(?<!\\\\)\\{%[^}\\n]{0,100}\\}?", "write {#if customer.name}…{#else}…{/if}"),
            new Foreign(
                    "(?<!\\\\)\\{\\s+(?:[A-Za-z_][\\w.]*\\s*"
                            + "|(?:customer|coupon|offer|campaign|unsubscribeUrl|preferencesUrl|#if|#else|/if)\\b[^{}]{0,100})\\}",
                    "write {customer.name}, with no space after the brace"),
            new Foreign("\\$\\{[^}\\n]{0,100}\\}?", "write {customer.name}, with no $ before it"),
            new Foreign("<%[^>\\n]{0,100}>?", "write {customer.name}, or {#if customer.name}…{/if}"),
            new Foreign("\\*\\|[^|*\\n]{1,100}\\|\\*", "write {customer.name}"),
            new Foreign("%%[^%\\n]{1,100}%%", "write {customer.name}"),
            new Foreign("%[A-Z][A-Z0-9]*_[A-Z0-9_]{1,60}%", "write {customer.name}"),
            new Foreign("\\[\\[\\s*[A-Za-z_][\\w. ]{0,100}\\]\\]", "write {customer.name}"),
            new Foreign("[｛]\\s*[A-Za-zＡ-Ｚａ-ｚ][^｛｝\\n]{0,100}[｝]", "write {customer.name}, with braces of half width"));

    private ForeignPlaceholders() {}

    private record Foreign(Pattern pattern, String advice) {

        private Foreign(String pattern, String advice) {
            this(Pattern.compile(pattern), advice);
        }
    }

    /** @throws InvalidInput with the line of the first one, and what to write instead */
    static void check(String content, String field) {
        for (var foreign : ALL) {
            var found = foreign.pattern().matcher(content);
            if (found.find()) {
                throw InvalidInput.inBody(
                        field,
                        "line %d: %s is not a placeholder of this system; %s"
                                .formatted(line(content, found.start()), found.group(), foreign.advice()));
            }
        }
    }

    private static long line(String content, int position) {
        return 1 + content.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
