package io.winback.events.customer;

import java.time.Instant;

/** The person is silent for longer than is usual for them, but not yet lost. */
public record CustomerAtRisk(String customerId, Instant since, CustomerSnapshot customer) implements CustomerEvent {}
