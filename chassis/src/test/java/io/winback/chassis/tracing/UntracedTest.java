package io.winback.chassis.tracing;

import io.opentelemetry.api.trace.Span;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** By default no trace is recorded, and no collector is needed. */
@QuarkusTest
class UntracedTest {

    @Inject
    Tracing tracing;

    @Test
    void aTraceOfACallerContinuesAndIsNotRecorded() {
        var parent = Tracing.spanOf("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        Span span = tracing.startHandling("topic", "Event", parent);

        assertThat(span.isRecording()).isFalse();
        assertThat(span.getSpanContext().getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(tracing.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }
}
