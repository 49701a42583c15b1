package io.winback.customer.imports;

/** Receives the lines of a file in order: the value of a line, or why the line is rejected. */
interface LineSink<T> {

    void take(long line, T value);

    void reject(Rejection rejection);
}
