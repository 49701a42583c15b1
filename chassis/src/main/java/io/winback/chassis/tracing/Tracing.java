package io.winback.chassis.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The trace of an event, as the text of the header {@code traceparent} of the
 * <a href="https://www.w3.org/TR/trace-context/">W3C trace context</a>.
 */
@ApplicationScoped
public class Tracing {

    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of("traceparent");
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals("traceparent") ? traceparent : null;
        }
    };

    private final Tracer tracer;

    Tracing(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The trace of the current request; where there is no request, a new trace. */
    public String traceparent() {
        var current = Span.current().getSpanContext();
        return traceparent(current.isValid() ? current : newTrace());
    }

    /**
     * Starts the span of an event that is handled. The caller ends it.
     *
     * @param parent of the event
     */
    public Span startHandling(String topic, String type, SpanContext parent) {
        return tracer.spanBuilder("process " + type)
                .setParent(Context.root().with(Span.wrap(parent)))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", topic)
                .startSpan();
    }

    /** Reads the header. The result is invalid if the text is, or if it is null. */
    public static SpanContext spanOf(String traceparent) {
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
        return Span.fromContext(context).getSpanContext();
    }

    /** The span as the text of the header. */
    public static String traceparent(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    private SpanContext newTrace() {
        var root = tracer.spanBuilder("publish")
                .setNoParent()
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        root.end();
        return root.getSpanContext();
    }
}
