package io.winback.customer.imports;

/** Something that stood on a line. */
record NumberedLine<T>(long line, T value) {}
