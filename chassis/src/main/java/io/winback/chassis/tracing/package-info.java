/** Traces by OpenTelemetry: from a request over the outbox and Kafka to the last event that it causes. */
package io.winback.chassis.tracing;
