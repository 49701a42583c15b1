package io.winback.chassis.http;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that changes the resource at the address of the request. A replica runs those of one address one after the other,
 * and tries one again while another replica changes the resource. So concurrent callers get the answers that they would get in
 * turn, and 503 only if that takes too long.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OneAtATime {}
