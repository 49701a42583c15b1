package io.winback.notification.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.winback.events.rest.InvalidInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that a template may name. */
final class Placeholders {

    private static final Set<String> KNOWN = Set.of(
            "customer.name",
            "customer.customerId",
            "coupon.code",
            "coupon.expiresOn",
            "offer.name",
            "campaign.name",
            "unsubscribeUrl",
            "preferencesUrl");

    /** Parts of an expression that are operators on a value, or questions whether there is one. */
    private static final Set<String> QUESTIONS = Set.of("customer", "coupon", "offer", "campaign");

    private Placeholders() {}

    /** @throws InvalidInput with the line of the first expression that names anything else */
    static void check(Template template, String field) {
        for (var expression : template.getExpressions()) {
            if (!expression.isLiteral() && !isKnown(expression)) {
                throw InvalidInput.inBody(
                        field,
                        "line %d: there is no placeholder {%s}; there are %s"
                                .formatted(
                                        expression.getOrigin().getLine(),
                                        expression.toOriginalString(),
                                        KNOWN.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    private static boolean isKnown(Expression expression) {
        if (expression.hasNamespace()) {
            return false;
        }
        var names = expression.getParts().stream()
                .takeWhile(part -> !part.isVirtualMethod())
                .map(Expression.Part::getName)
                .toList();
        return KNOWN.contains(String.join(".", names)) || isQuestion(names) && onlyOperators(expression);
    }

    /** {@code {#if coupon}} asks whether there is one. */
    private static boolean isQuestion(List<String> names) {
        return names.size() == 1 && QUESTIONS.contains(names.get(0));
    }

    private static boolean onlyOperators(Expression expression) {
        return expression.getParts().size() == 1;
    }
}
