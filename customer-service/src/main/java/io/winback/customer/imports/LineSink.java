package io.winback.customer.imports;

/** Receives the lines of a file in order: the value of a line, or why the line is rejected or left out. */
interface LineSink<T> {

    void take(long line, T value);

    void reject(Rejection rejection);

    /** The file says that the line does not count, such as a cancelled order. */
    default void leaveOut(Rejection reason) {
        reject(reason);
    }
}
