package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.reasons.InferredReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Takes over the churn reason that a record of a customer gives, such as a survey response. A death that the classifier read
 * from the text of the record is not recorded, and opens a hint.
 */
@ApplicationScoped
public class AcceptReason {

    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;

    AcceptReason(RecordChurnReason recordChurnReason, OpenDeathHint openDeathHint) {
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
    }

    /**
     * @param customer locked by the transaction
     * @param reason null if the record gives none
     * @param at when the customer gave the reason
     */
    @Transactional(MANDATORY)
    public void accept(Customer customer, InferredReason reason, ClassifiedText text, Instant at) {
        if (reason != null) {
            recordChurnReason.record(customer, reason, at);
        }
        openDeathHint.openIfRead(customer, text);
    }
}
