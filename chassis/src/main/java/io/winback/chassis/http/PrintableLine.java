package io.winback.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One line of printable text: no control characters, lone surrogates or line breaks. */
@Pattern(regexp = PrintableLine.REGEXP, message = PrintableLine.MESSAGE)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface PrintableLine {

    String REGEXP = "[^\\x00-\\x1F\\x7F\\uD800-\\uDFFF\\u2028\\u2029]*";

    String MESSAGE = "must not contain control characters, line breaks or half characters (lone surrogates)";

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
