package io.winback.customer.imports;

/** A line that was not taken, and why. */
record Rejection(long line, String field, String message) {}
