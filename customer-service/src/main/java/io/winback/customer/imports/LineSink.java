package io.winback.customer.imports;

/** Receives the lines of a file in order: the value of a line, or why the line is rejected or left out. */
interface LineSink<T> {

    void take(long line, T value);

    void reject(Rejection rejection);

    /** Another fault of the line that is rejected next or was rejected last. */
    default void addFault(Rejection fault) {}

    /** What was accepted may be wrong. */
    default void warn(String field, String message) {}

    /** The file says that the line does not count, such as a cancelled order. */
    default void leaveOut(Rejection reason) {
        reject(reason);
    }
}
