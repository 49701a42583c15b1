package io.winback.customer.survey;

import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.AcceptReason;
import io.winback.customer.churn.ClassifiedText;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.complaint.FileComplaint;
import io.winback.customer.complaint.NewComplaint;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records and publishes a survey response. A low score files a complaint. A reason stated in an exit survey replaces an inferred one.
 */
@ApplicationScoped
class RecordSurveyResponse {

    /** The key of the stated reason in an exit survey. */
    static final String REASON = "reason";

    private final Customers customers;
    private final SurveyResponses responses;
    private final ClassifyReason classifyReason;
    private final FileComplaint fileComplaint;
    private final AcceptReason acceptReason;
    private final Outbox outbox;

    RecordSurveyResponse(
            Customers customers,
            SurveyResponses responses,
            ClassifyReason classifyReason,
            FileComplaint fileComplaint,
            AcceptReason acceptReason,
            Outbox outbox) {
        this.customers = customers;
        this.responses = responses;
        this.classifyReason = classifyReason;
        this.fileComplaint = fileComplaint;
        this.acceptReason = acceptReason;
        this.outbox = outbox;
    }

    /**
     * A recorded response.
     *
     * @param complaintId the complaint that a low score filed; null if there is none
     */
    record Recorded(SurveyResponse response, UUID complaintId) {}

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER} */
    @Transactional
    Recorded record(
            String customerId,
            SurveyKind kind,
            Integer score,
            String comment,
            Map<String, Object> answers,
            Instant now) {
        var customer = customers.lockExisting(customerId);
        var read = classifyReason.classify(comment);
        var reason = reasonIn(kind, read, answers == null ? Map.of() : answers);
        var response = new SurveyResponse(customerId, kind, score, comment, answers, reason, now);
        responses.persist(response);
        acceptReason.accept(
                customer,
                kind == SurveyKind.EXIT ? exitReason(reason) : null,
                new ClassifiedText(DeathHint.Source.SURVEY, response.id(), read),
                now);
        var complaintId = kind.isLow(score) ? fileComplaint(customerId, kind, score, comment) : null;
        outbox.publish(response.answered(complaintId, customer.snapshot()));
        return new Recorded(response, complaintId);
    }

    /** Null if the reason is not known. */
    private static InferredReason exitReason(Classification reason) {
        return reason.reason() == ChurnReason.UNKNOWN
                ? null
                : new InferredReason(
                        reason.reason(),
                        reason.confidence(),
                        List.of("gave the reason " + reason.reason() + " in an exit survey"));
    }

    private UUID fileComplaint(String customerId, SurveyKind kind, int score, String comment) {
        return fileComplaint
                .file(new NewComplaint(customerId, null, textOf(kind, score, comment), null, Severity.NORMAL, null))
                .id();
    }

    /** The selected reason, else the reason of the comment, else the reason of the aspect with the lowest score. */
    private Classification reasonIn(SurveyKind kind, Classification read, Map<String, Object> answers) {
        if (kind == SurveyKind.EXIT && answers.get(REASON) instanceof String selected) {
            var reason = Arrays.stream(ChurnReason.values())
                    .filter(one -> one.name().equals(selected))
                    .findFirst();
            if (reason.isPresent()) {
                return new Classification(reason.get(), 1, List.of());
            }
        }
        return kind == SurveyKind.CSAT && read.reason() == ChurnReason.UNKNOWN
                ? SatisfactionAspect.lowestRated(answers).orElse(read)
                : read;
    }

    private static String textOf(SurveyKind kind, int score, String comment) {
        return comment == null || comment.isBlank() ? "%s %d".formatted(kind, score) : comment;
    }
}
