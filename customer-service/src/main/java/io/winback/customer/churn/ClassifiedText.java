package io.winback.customer.churn;

import io.winback.customer.reasons.Classification;

/**
 * A text in a record of a customer, such as a complaint, and the reason that the classifier reads from it.
 *
 * @param sourceId of the record
 */
public record ClassifiedText(DeathHint.Source source, Object sourceId, Classification classification) {}
