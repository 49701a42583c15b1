/** {@code winback bench}: a churn wave, and single cancellations, from the event to the message's arrival. */
package io.winback.benchmarks;
