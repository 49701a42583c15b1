package io.winback.customer.survey;

import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Records the answer to an invitation. Only the first answer counts. */
@ApplicationScoped
class AnswerSurvey {

    private final Customers customers;
    private final SurveyInvitations invitations;
    private final RecordSurveyResponse recordSurveyResponse;
    private final Clock clock;

    AnswerSurvey(
            Customers customers,
            SurveyInvitations invitations,
            RecordSurveyResponse recordSurveyResponse,
            Clock clock) {
        this.customers = customers;
        this.invitations = invitations;
        this.recordSurveyResponse = recordSurveyResponse;
        this.clock = clock;
    }

    /** @return the state of the invitation before; the answer is recorded if it was open */
    @Transactional
    SurveyInvitation.State answer(UUID invitationId, Integer score, String comment, Map<String, Object> answers) {
        // The customer is locked first, as by an erasure.
        customers.lock(invitations.customerOf(invitationId));
        var invitation = invitations.lock(invitationId).orElseThrow();
        var now = clock.instant();
        var state = invitation.state(now);
        if (state == SurveyInvitation.State.OPEN) {
            invitation.answer(now);
            recordSurveyResponse.record(invitation.customerId(), invitation.kind(), score, comment, answers, now);
        }
        return state;
    }
}
