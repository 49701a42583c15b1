package io.winback.chassis.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The read-only fields of the answer about a definition. A caller may send them back with the definition, if they equal the
 * present answer, so that an answer can be sent back unchanged. {@link SentBack} compares them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnsweredFields {

    /** Their names. The first is the id. */
    String[] value();
}
