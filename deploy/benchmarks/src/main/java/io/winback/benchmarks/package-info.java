/** {@code winback bench}: a churn wave and single cancellations, from the event to the arrival of the message. */
package io.winback.benchmarks;
