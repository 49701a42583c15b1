package io.winback.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id that the caller chooses, such as a customer id or an order id. Pseudonyms of erased customers are reserved. */
@Pattern(regexp = ExternalId.CHARACTERS, message = ExternalId.MESSAGE)
@Constraint(validatedBy = ExternalId.NotReserved.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExternalId {

    /** The pattern in the API description. Not all clients can read a more precise one. */
    String CHARACTERS = "[A-Za-z0-9._-]{1,64}";

    /** Dots alone are no id: a path with {@code .} or {@code ..} means another path. */
    String REGEXP = "(?!\\.+$)" + CHARACTERS;

    /** How the pseudonyms of erased customers begin. */
    String RESERVED = "erased.";

    String MESSAGE = "must be 1 to 64 letters, digits, dots, underscores or hyphens, and not dots alone";

    String message() default "must not begin with erased., which is reserved for erased customers";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether an id is no pseudonym, and not dots alone. The pattern checks its characters. */
    class NotReserved implements ConstraintValidator<ExternalId, CharSequence> {

        @Override
        public boolean isValid(CharSequence id, ConstraintValidatorContext context) {
            if (id != null && id.toString().matches("\\.+")) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(MESSAGE).addConstraintViolation();
                return false;
            }
            return id == null || !id.toString().startsWith(RESERVED);
        }
    }
}
