package io.winback.customer.interview;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.RecordChurnReason;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Keeps what was learned from a person; of somebody who has left it says why, more surely than anything we work out. */
@ApplicationScoped
class RecordInterview {

    private final Customers customers;
    private final Interviews interviews;
    private final RecordChurnReason recordChurnReason;

    RecordInterview(Customers customers, Interviews interviews, RecordChurnReason recordChurnReason) {
        this.customers = customers;
        this.interviews = interviews;
        this.recordChurnReason = recordChurnReason;
    }

    /**
     * @param reasons the weightiest first
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional
    Interview record(String customerId, String notes, List<ChurnReason> reasons, Instant heldAt) {
        var customer = customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        var interview = new Interview(customerId, notes, reasons, heldAt);
        interviews.persist(interview);
        if (!reasons.isEmpty()) {
            var weightiest = reasons.contains(ChurnReason.DECEASED) ? ChurnReason.DECEASED : reasons.get(0);
            recordChurnReason.record(
                    customer,
                    new InferredReason(
                            weightiest, InferredReason.STATED, List.of("spoke of " + weightiest + " in an interview")),
                    heldAt);
        }
        return interview;
    }
}
