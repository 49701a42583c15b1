package io.winback.events.customer;

/** Quintiles from 1 to 5 (best): how lately, how often and for how much a customer bought, beside the others. */
public record Rfm(int recency, int frequency, int monetary) {}
