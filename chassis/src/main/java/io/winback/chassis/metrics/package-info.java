/** Gauges, and counters that follow transactions. */
package io.winback.chassis.metrics;
