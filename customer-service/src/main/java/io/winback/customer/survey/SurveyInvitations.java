package io.winback.customer.survey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All invitations to surveys. */
@ApplicationScoped
class SurveyInvitations implements PanacheRepositoryBase<SurveyInvitation, UUID> {

    private final SurveyLinks links;

    SurveyInvitations(SurveyLinks links) {
        this.links = links;
    }

    /** The invitation of a link; empty if the signature of the token is invalid. */
    Optional<SurveyInvitation> withToken(String token) {
        return links.read(token).flatMap(this::findByIdOptional);
    }

    /** Locks the invitation until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<SurveyInvitation> lock(UUID invitationId) {
        return findByIdOptional(invitationId, LockModeType.PESSIMISTIC_WRITE);
    }

    String customerOf(UUID invitationId) {
        return scalar(
                        getSession(),
                        "select customer_id from survey_invitation where invitation_id = :invitation",
                        String.class)
                .setParameter("invitation", invitationId)
                .getSingleResult();
    }

    /** The time of the last invitation or response; empty if there is none. */
    Optional<Instant> lastAsked(String customerId) {
        return scalar(getSession(), """
                        select max(at) from (
                            select invited_at as at from survey_invitation where customer_id = :customer
                            union all
                            select answered_at from survey_response where customer_id = :customer) as asked""", Instant.class)
                .setParameter("customer", customerId)
                .uniqueResultOptional();
    }
}
