package io.winback.customer.imports;

/** Where lines go: in order, either what stood on one, or what was wrong with it. */
interface LineSink<T> {

    void take(long line, T value);

    void reject(Rejection rejection);
}
