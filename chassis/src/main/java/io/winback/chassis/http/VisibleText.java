package io.winback.chassis.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text with at least one letter, digit, symbol or punctuation mark that is visible and no dash. */
@Pattern(regexp = VisibleText.REGEXP, message = VisibleText.MESSAGE)
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface VisibleText {

    /** Some fillers that show nothing are letters or symbols of Unicode. */
    String REGEXP = "(?s).*[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\p{Pd}\\u115F\\u1160\\u2800\\u3164\\uFFA0]].*";

    String MESSAGE = "must have a visible character other than a dash; leave it out where there is none";

    java.util.regex.Pattern PATTERN = java.util.regex.Pattern.compile(REGEXP);

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
