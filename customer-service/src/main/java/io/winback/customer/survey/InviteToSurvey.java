package io.winback.customer.survey;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Invites a customer to a survey. Between two surveys of a customer there is a minimum time. */
@ApplicationScoped
class InviteToSurvey {

    private final Customers customers;
    private final SurveyInvitations invitations;
    private final CustomerConfiguration.Surveys settings;
    private final Clock clock;

    InviteToSurvey(
            Customers customers, SurveyInvitations invitations, CustomerConfiguration configuration, Clock clock) {
        this.customers = customers;
        this.invitations = invitations;
        this.settings = configuration.surveys();
        this.clock = clock;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code DECEASED}, {@code SURVEY_FATIGUE} */
    @Transactional
    SurveyInvitation invite(String customerId, SurveyKind kind) {
        var customer = customers.lockExisting(customerId);
        if (customer.deceased()) {
            throw new RuleViolation("DECEASED", "the customer has died");
        }
        var now = clock.instant();
        invitations
                .lastAsked(customerId)
                .map(last -> last.plus(settings.rest()))
                .ifPresent(rested -> {
                    if (now.isBefore(rested)) {
                        throw new RuleViolation(
                                "SURVEY_FATIGUE",
                                "the customer was surveyed recently; the next invitation is possible from " + rested);
                    }
                });
        var invitation = new SurveyInvitation(customerId, kind, now, settings.validFor());
        invitations.persist(invitation);
        return invitation;
    }
}
