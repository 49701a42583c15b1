package io.winback.customer.imports;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Checks the constraints of the value of a line. The rejection has all violations, and the values that are not personal. */
final class LineViolations {

    private static final String AT_MOST = "size must be between 0 and ";

    /** Fields whose values do not identify or describe a person. */
    private static final Set<String> SHOWN =
            Set.of("orderId", "sku", "category", "quantity", "couponCode", "locale", "timeZone");

    private LineViolations() {}

    /** @param columns the name that the file has for a path, such as {@code items[0].sku} */
    static void check(Validator validator, Object value, UnaryOperator<String> columns) throws Rejected {
        throwAny(validator.validate(value), columns);
    }

    /** Checks the fields that are present. A missing field already has its own fault, or its value depends on one that has. */
    static void checkPresent(Validator validator, Object value, UnaryOperator<String> columns) throws Rejected {
        throwAny(
                validator.validate(value).stream()
                        .filter(violation -> violation.getInvalidValue() != null)
                        .collect(Collectors.toSet()),
                columns);
    }

    private static void throwAny(Set<ConstraintViolation<Object>> violations, UnaryOperator<String> columns)
            throws Rejected {
        if (violations.isEmpty()) {
            return;
        }
        throw Rejected.all(violations.stream()
                .sorted(Comparator.comparing((ConstraintViolation<Object> violation) ->
                                violation.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(violation -> rejected(violation, columns))
                .toList());
    }

    private static Rejected rejected(ConstraintViolation<Object> violation, UnaryOperator<String> columns) {
        var path = violation.getPropertyPath().toString();
        var message = violation.getMessage().startsWith(AT_MOST)
                ? "must be at most %s characters"
                        .formatted(violation.getMessage().substring(AT_MOST.length()))
                : violation.getMessage();
        var invalid = violation.getInvalidValue();
        return (invalid instanceof String || invalid instanceof Number)
                        && SHOWN.contains(path.substring(path.lastIndexOf('.') + 1))
                ? new Rejected(columns.apply(path), message, invalid.toString())
                : new Rejected(columns.apply(path), message);
    }
}
