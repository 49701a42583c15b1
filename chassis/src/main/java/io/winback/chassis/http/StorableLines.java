package io.winback.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that PostgreSQL can store: no NUL and no lone surrogates. */
@Pattern(regexp = StorableLines.REGEXP, message = StorableLines.MESSAGE)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface StorableLines {

    String REGEXP = "[^\\x00\\uD800-\\uDFFF]*";

    String MESSAGE = "must not contain NUL characters or half characters (lone surrogates)";

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
