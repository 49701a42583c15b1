package io.winback.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A BCP 47 language tag, of at most 35 characters as RFC 5646 recommends. */
@Pattern(regexp = LanguageTag.REGEXP, message = LanguageTag.MESSAGE)
@Size(max = LanguageTag.MAX_LENGTH, message = "must be at most {max} characters")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String REGEXP = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    int MAX_LENGTH = 35;

    String MESSAGE = "must be a language tag such as ja-JP, without extensions";

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
