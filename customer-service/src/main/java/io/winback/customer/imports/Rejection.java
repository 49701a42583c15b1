package io.winback.customer.imports;

/** A line that was not taken, or a field of one, and why. */
record Rejection(long line, String field, String message) {}
