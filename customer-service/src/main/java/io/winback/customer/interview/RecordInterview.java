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

/** Records an interview. For a churned customer its reason replaces an inferred one. */
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
     * @param reasons the most important first
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional
    Interview record(String customerId, String notes, List<ChurnReason> reasons, Instant heldAt) {
        var customer = customers.lockExisting(customerId);
        var interview = new Interview(customerId, notes, reasons, heldAt);
        interviews.persist(interview);
        if (!reasons.isEmpty()) {
            var primary = reasons.contains(ChurnReason.DECEASED) ? ChurnReason.DECEASED : reasons.get(0);
            recordChurnReason.record(
                    customer,
                    new InferredReason(
                            primary, InferredReason.STATED, List.of("gave the reason " + primary + " in an interview")),
                    heldAt);
        }
        return interview;
    }
}
