package io.winback.events.customer;

/** RFM quintiles from 1 to 5 (best): recency, frequency and monetary value of the orders of a customer. */
public record Rfm(int recency, int frequency, int monetary) {}
