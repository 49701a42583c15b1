package io.winback.customer.survey;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.churn.RecordChurnReason;
import io.winback.customer.complaint.FileComplaint;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records a survey response. A low score files a complaint. A reason stated in an exit survey replaces an inferred one.
 */
@ApplicationScoped
class RecordSurveyResponse {

    /** The key of the stated reason in an exit survey. */
    static final String REASON = "reason";

    private final Customers customers;
    private final SurveyResponses responses;
    private final ClassifyReason classifyReason;
    private final FileComplaint fileComplaint;
    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;
    private final Clock clock;

    RecordSurveyResponse(
            Customers customers,
            SurveyResponses responses,
            ClassifyReason classifyReason,
            FileComplaint fileComplaint,
            RecordChurnReason recordChurnReason,
            OpenDeathHint openDeathHint,
            Clock clock) {
        this.customers = customers;
        this.responses = responses;
        this.classifyReason = classifyReason;
        this.fileComplaint = fileComplaint;
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
        this.clock = clock;
    }

    /** A response, and the complaint that it filed, if any. */
    record Recorded(SurveyResponse response, Optional<UUID> complaintId) {}

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER} */
    @Transactional
    Recorded record(String customerId, SurveyKind kind, Integer score, String comment, Map<String, Object> answers) {
        var customer = customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        var read = classifyReason.classify(comment);
        var reason = reasonIn(kind, read, answers == null ? Map.of() : answers);
        var response = new SurveyResponse(customerId, kind, score, comment, answers, reason, clock.instant());
        responses.persist(response);
        if (kind == SurveyKind.EXIT && reason.reason() != ChurnReason.UNKNOWN) {
            recordChurnReason.record(
                    customer,
                    new InferredReason(
                            reason.reason(),
                            reason.confidence(),
                            List.of("gave the reason " + reason.reason() + " in an exit survey")),
                    clock.instant());
        }
        openDeathHint.openIfRead(customer, read, DeathHint.Source.SURVEY, response.id(), clock.instant());
        var complaint = kind.isLow(score)
                ? Optional.of(fileComplaint
                        .file(customerId, null, wordsOf(kind, score, comment), null, Severity.NORMAL, null)
                        .id())
                : Optional.<UUID>empty();
        return new Recorded(response, complaint);
    }

    /** The selected reason, else the reason of the comment, else the reason of the aspect with the lowest score. */
    private Classification reasonIn(SurveyKind kind, Classification read, Map<String, Object> answers) {
        if (kind == SurveyKind.EXIT && answers.get(REASON) instanceof String ticked) {
            var reason = Arrays.stream(ChurnReason.values())
                    .filter(one -> one.name().equals(ticked))
                    .findFirst();
            if (reason.isPresent()) {
                return new Classification(reason.get(), 1, List.of());
            }
        }
        return kind == SurveyKind.CSAT && read.reason() == ChurnReason.UNKNOWN
                ? SatisfactionAspect.lowestRated(answers).orElse(read)
                : read;
    }

    private static String wordsOf(SurveyKind kind, int score, String comment) {
        return comment == null || comment.isBlank() ? "%s %d".formatted(kind, score) : comment;
    }
}
