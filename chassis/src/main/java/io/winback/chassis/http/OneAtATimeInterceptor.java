package io.winback.chassis.http;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.UriInfo;

/** Runs operations that are {@link OneAtATime}. An invalid request does not wait for others: the framework validates it before. */
@OneAtATime
@Interceptor
@Priority(OneAtATimeInterceptor.AFTER_VALIDATION)
class OneAtATimeInterceptor {

    static final int AFTER_VALIDATION = Interceptor.Priority.PLATFORM_AFTER + 900;

    private final ResourceTurns turns;
    private final UriInfo uri;

    OneAtATimeInterceptor(ResourceTurns turns, UriInfo uri) {
        this.turns = turns;
        this.uri = uri;
    }

    @AroundInvoke
    Object run(InvocationContext operation) throws Exception {
        return turns.take(uri.getPath(), operation::proceed);
    }
}
