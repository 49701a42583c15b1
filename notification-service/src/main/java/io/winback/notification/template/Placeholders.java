package io.winback.notification.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode;
import io.winback.chassis.http.InvalidInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

/** The placeholders that a template may use. */
final class Placeholders {

    private static final String NAME = "customer.name";

    static final Set<String> KNOWN = Set.of(
            NAME,
            "customer.customerId",
            "coupon.code",
            "coupon.expiresOn",
            "offer.name",
            "campaign.name",
            "unsubscribeUrl",
            "preferencesUrl");

    /** What may stand between a placeholder and another value. */
    private static final Set<String> OPERATORS = Set.of("or", "?:", "?", ":", "ifTruthy", "&&", "||");

    /** The groups of placeholders; a condition may test a group. */
    static final Set<String> GROUPS = KNOWN.stream()
            .filter(name -> name.contains("."))
            .map(name -> name.substring(0, name.indexOf('.')))
            .collect(toSet());

    private Placeholders() {}

    /** @throws InvalidInput with the line of the first other placeholder */
    static void check(Template template, String content, String field) {
        var printed = template.findNodes(TemplateNode::isExpression).stream()
                .flatMap(node -> node.getExpressions().stream())
                .toList();
        Stream.concat(
                        printed.stream().filter(expression -> !isKnown(expression)),
                        template.getExpressions().stream()
                                .filter(expression -> !isKnown(expression) && !isGroup(expression)))
                .findFirst()
                .ifPresent(unknown -> refuse(unknown, content, field));
        template.getExpressions().stream()
                .flatMap(Placeholders::parameters)
                .filter(parameter -> !isKnown(parameter))
                .findFirst()
                .ifPresent(unknown -> refuse(unknown, content, field));
        template.getExpressions().stream()
                .filter(Placeholders::callsFunction)
                .findFirst()
                .ifPresent(call -> refuseFunction(call, content, field));
    }

    private static boolean callsFunction(Expression expression) {
        return Stream.concat(Stream.of(expression), parameters(expression))
                .flatMap(each -> each.getParts().stream())
                .anyMatch(part -> part.isVirtualMethod() && !OPERATORS.contains(part.getName()));
    }

    private static void refuseFunction(Expression call, String content, String field) {
        throw InvalidInput.inBody(
                field,
                ("line %d: %s calls a function or computes a value, which is not possible; "
                                + "a missing value can be replaced, as in {customer.name ?: 'customer'}")
                        .formatted(call.getOrigin().getLine(), TemplateErrors.written(call, content)));
    }

    private static void refuse(Expression unknown, String content, String field) {
        throw InvalidInput.inBody(
                field,
                "line %d: there is no placeholder %s; expected one of %s; write a literal brace as \\{"
                        .formatted(
                                unknown.getOrigin().getLine(),
                                TemplateErrors.written(unknown, content),
                                new TreeSet<>(KNOWN).stream().collect(joining(", "))));
    }

    private static boolean isKnown(Expression expression) {
        return expression.isLiteral()
                || !expression.hasNamespace() && KNOWN.contains(String.join(".", names(expression)));
    }

    /** As in {@code {#if coupon}}. */
    private static boolean isGroup(Expression expression) {
        return expression.getParts().size() == 1
                && !expression.hasNamespace()
                && GROUPS.contains(names(expression).get(0));
    }

    private static List<String> names(Expression expression) {
        return expression.getParts().stream()
                .takeWhile(part -> !part.isVirtualMethod())
                .map(Expression.Part::getName)
                .toList();
    }

    /** The parameters of operators, such as the other value of an "or", and their operators. */
    private static Stream<Expression> parameters(Expression expression) {
        return expression.getParts().stream()
                .filter(Expression.Part::isVirtualMethod)
                .flatMap(part -> part.asVirtualMethod().getParameters().stream())
                .flatMap(parameter -> Stream.concat(Stream.of(parameter), parameters(parameter)));
    }

    /**
     * The values for templates. A blank text is no value, and a group without values is absent. Only a missing name prints
     * nothing, as a message without it is still useful.
     */
    static Map<String, Object> values(Map<String, Object> given) {
        var values = new HashMap<String, Object>();
        for (var group : GROUPS) {
            values.put(group, given.get(group) instanceof Map<?, ?> named ? group(group, named) : null);
        }
        if (values.get("customer") == null) {
            values.put("customer", group("customer", Map.of()));
        }
        for (var name : KNOWN) {
            if (!name.contains(".")) {
                values.put(name, value(name, given.get(name)));
            }
        }
        return values;
    }

    private static Map<String, Object> group(String group, Map<?, ?> given) {
        var values = new HashMap<String, Object>();
        for (var name : KNOWN) {
            if (name.startsWith(group + '.')) {
                var last = name.substring(group.length() + 1);
                values.put(last, value(name, given.get(last)));
            }
        }
        return values;
    }

    private static Object value(String name, Object given) {
        boolean isText = given instanceof CharSequence || given instanceof Number || given instanceof Boolean;
        if (isText && !given.toString().isBlank()) {
            return given.toString();
        }
        return name.equals(NAME) ? null : AbsentValue.ABSENT;
    }

    /** The values that make texts shortest: one letter each, with and without those that may be absent. */
    static List<Map<String, Object>> shortest() {
        var full = new HashMap<String, Object>();
        for (var name : KNOWN) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                full.put(name, "x");
            } else {
                full.merge(name.substring(0, dot), Map.of(name.substring(dot + 1), "x"), Placeholders::joined);
            }
        }
        var nameless = new HashMap<String, Object>(full);
        nameless.put("customer", Map.of("customerId", "x"));
        var without = new HashSet<>(Set.of("coupon", "offer"));
        var couponless = new HashMap<String, Object>(full);
        couponless.keySet().removeAll(without);
        var neither = new HashMap<String, Object>(nameless);
        neither.keySet().removeAll(without);
        return List.of(full, nameless, couponless, neither);
    }

    /** The values of {@link #shortest} without a coupon. */
    static List<Map<String, Object>> withoutCoupon() {
        return shortest().stream()
                .filter(values -> !values.containsKey("coupon"))
                .toList();
    }

    private static Object joined(Object some, Object more) {
        var both = new HashMap<Object, Object>((Map<?, ?>) some);
        both.putAll((Map<?, ?>) more);
        return both;
    }
}
