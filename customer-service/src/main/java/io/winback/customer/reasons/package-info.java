/** Churn reasons: classification of texts, signals from other records, and the training of the classifiers. */
package io.winback.customer.reasons;
