package io.winback.chassis.inbox;

import io.opentelemetry.api.trace.Span;
import io.winback.chassis.outbox.Cause;
import io.winback.chassis.tracing.Tracing;
import io.winback.events.Topic;
import java.util.ArrayList;
import java.util.List;

/** The spans of events that are handled together. Events whose trace is not recorded have none. */
final class HandlingSpans implements AutoCloseable {

    private final Tracing tracing;
    private final Topic topic;
    private final List<Span> spans = new ArrayList<>();

    HandlingSpans(Tracing tracing, Topic topic) {
        this.tracing = tracing;
        this.topic = topic;
    }

    /** The cause of the events that are published for this one. */
    Cause start(ReceivedEvent received) {
        var cause = received.cause();
        var parent = Tracing.spanOf(cause.traceparent());
        if (!parent.isValid()) {
            return new Cause(cause.eventId(), null);
        }
        if (!parent.isSampled()) {
            return cause;
        }
        var type = received.event().getClass().getSimpleName();
        var span = tracing.startHandling(topic.toString(), type, parent);
        if (!span.isRecording()) {
            return cause;
        }
        span.setAttribute("messaging.message.id", received.id().toString());
        spans.add(span);
        return new Cause(cause.eventId(), Tracing.traceparent(span.getSpanContext()));
    }

    @Override
    public void close() {
        spans.forEach(Span::end);
    }
}
