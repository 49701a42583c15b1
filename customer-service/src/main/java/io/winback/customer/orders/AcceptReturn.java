package io.winback.customer.orders;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.AcceptReason;
import io.winback.customer.churn.ClassifiedText;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Accepts one return, and takes over what its comment says about the customer. */
@ApplicationScoped
class AcceptReturn {

    private final RecordReturns recordReturns;
    private final OrderIssues orderIssues;
    private final Customers customers;
    private final ClassifyReason classifyReason;
    private final AcceptReason acceptReason;

    AcceptReturn(
            RecordReturns recordReturns,
            OrderIssues orderIssues,
            Customers customers,
            ClassifyReason classifyReason,
            AcceptReason acceptReason) {
        this.recordReturns = recordReturns;
        this.orderIssues = orderIssues;
        this.customers = customers;
        this.classifyReason = classifyReason;
        this.acceptReason = acceptReason;
    }

    /**
     * An accepted return.
     *
     * @param warnings of what the return does not lower
     */
    record Accepted(OrderIssue issue, List<String> warnings) {}

    /**
     * A return that was known already changes nothing.
     *
     * @param returned checked
     * @throws RuleViolation {@code UNKNOWN_ORDER} if another customer placed the order
     * @throws InvalidInput if the amount has another currency than the order
     */
    @Transactional
    Accepted accept(OrderReturn returned) {
        var read = classifyReason.classify(returned.comment());
        var recorded = recordReturns.record(Map.of(returned, reasonOf(returned.reason(), read)));
        recorded.refused().values().forEach(AcceptReturn::refuse);
        var issue = orderIssues.findById(returned.id());
        if (!recorded.recorded().isEmpty()) {
            acceptReason.accept(
                    customers.lockExisting(returned.customerId()),
                    returned.reason() == ChurnReason.DECEASED ? InferredReason.deathStatedIn("a return") : null,
                    new ClassifiedText(DeathHint.Source.RETURN, issue.id(), read),
                    issue.happenedAt());
        }
        return new Accepted(issue, recorded.warnings());
    }

    private static void refuse(RecordReturns.Refused refused) {
        if (refused.field().equals("customerId")) {
            throw new RuleViolation("UNKNOWN_ORDER", refused.message());
        }
        throw InvalidInput.inBody(refused.field(), refused.message());
    }

    private static Classification reasonOf(ChurnReason stated, Classification read) {
        if (stated != null) {
            return new Classification(stated, 1, List.of());
        }
        return read.reason() == ChurnReason.UNKNOWN ? OrderIssue.RETURNED_WITHOUT_COMMENT : read;
    }
}
