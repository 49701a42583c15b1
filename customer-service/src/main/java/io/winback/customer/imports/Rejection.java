package io.winback.customer.imports;

/** Why a line, or one of its fields, was rejected. */
record Rejection(long line, String field, String message) {}
