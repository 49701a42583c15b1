package io.winback.chassis.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number of requests does not limit the operation. It is for a withdrawal of consent: a mail provider sends those of many
 * recipients from one network address, and none may be refused.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NotLimited {}
