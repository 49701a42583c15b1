package io.winback.events.customer;

import java.time.Instant;

/** A customer has not ordered for longer than usual, but has not churned. */
public record CustomerAtRisk(String customerId, Instant since, CustomerSnapshot customer) implements CustomerEvent {}
