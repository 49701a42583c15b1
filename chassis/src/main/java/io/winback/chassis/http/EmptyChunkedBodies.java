package io.winback.chassis.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Makes a chunked body without a byte no body: some clients and proxies send one with each request. {@link BodySizeFilter} refuses
 * other chunked bodies, unless they are streamed.
 */
@ApplicationScoped
class EmptyChunkedBodies {

    private static final int AFTER_UNREADABLE_REQUESTS = -9_999;
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    /** A caller with this header sends its body only when it is asked to. */
    private static final String EXPECT = "Expect";

    private final RestConfiguration configuration;

    EmptyChunkedBodies(RestConfiguration configuration) {
        this.configuration = configuration;
    }

    void observe(@Observes Router router) {
        router.route().order(AFTER_UNREADABLE_REQUESTS).handler(this::handle);
    }

    /** The framework reads the body that is set here. There is no other way to set it. */
    @SuppressWarnings("deprecation")
    private void handle(RoutingContext context) {
        var request = context.request();
        if (!isChunked(request)
                || configuration
                        .streamed()
                        .filter(context.normalizedPath()::startsWith)
                        .isPresent()) {
            context.next();
            return;
        }
        request.handler(bytes -> {
            stopReading(request);
            context.next();
        });
        request.endHandler(end -> {
            stopReading(request);
            request.headers().remove(TRANSFER_ENCODING);
            // The framework would wait for the bytes of a body that is required.
            context.setBody(Buffer.buffer());
            context.next();
        });
        // The next event is the first bytes of the body, or its end.
        request.fetch(1);
    }

    private static void stopReading(HttpServerRequest request) {
        request.handler(null);
        request.endHandler(null);
    }

    private static boolean isChunked(HttpServerRequest request) {
        return request.getHeader(TRANSFER_ENCODING) != null
                && request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.getHeader(EXPECT) == null;
    }
}
