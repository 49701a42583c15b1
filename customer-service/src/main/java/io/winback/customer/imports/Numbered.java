package io.winback.customer.imports;

/** Something that stood on a line. */
record Numbered<T>(long line, T value) {}
