package io.winback.chassis.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Map;

/** Counts the characters of a text, as the API description does, and the entries of a list or a map. Says the limits in words. */
public final class CountedSize implements ConstraintValidator<Size, Object> {

    private static final String OF_FRAMEWORK = "{jakarta.validation.constraints.Size.message}";

    private int min;
    private int max;
    private boolean hasOwnMessage;

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
        hasOwnMessage = !size.message().equals(OF_FRAMEWORK);
    }

    @Override
    public boolean isValid(Object value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        int count = count(value);
        boolean isValid = count >= min && count <= max;
        if (!isValid && !hasOwnMessage) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            message(count, value instanceof CharSequence ? "character" : "entry"))
                    .addConstraintViolation();
        }
        return isValid;
    }

    private static int count(Object value) {
        if (value instanceof CharSequence text) {
            return Character.codePointCount(text, 0, text.length());
        }
        return value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
    }

    private String message(int count, String one) {
        var many = one.equals("entry") ? "entries" : one + "s";
        if (min == 0) {
            return "must have at most %d %s, not %d".formatted(max, max == 1 ? one : many, count);
        }
        return max == Integer.MAX_VALUE
                ? "must have at least %d %s, not %d".formatted(min, min == 1 ? one : many, count)
                : "must have %d to %d %s, not %d".formatted(min, max, many, count);
    }
}
