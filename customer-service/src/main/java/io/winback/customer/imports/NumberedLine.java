package io.winback.customer.imports;

/** The value of a line, with the number of the line. */
record NumberedLine<T>(long line, T value) {}
