package io.winback.customer.churn;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.StorableLines;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Records the decision of a person on whether a customer has died. */
@ApplicationScoped
class DecideDeath {

    private static final Logger LOG = Logger.getLogger(DecideDeath.class);

    private final Customers customers;
    private final DeathHints hints;
    private final DeathRevocations revocations;
    private final RecordChurnReason recordChurnReason;
    private final Clock clock;

    DecideDeath(
            Customers customers,
            DeathHints hints,
            DeathRevocations revocations,
            RecordChurnReason recordChurnReason,
            Clock clock) {
        this.customers = customers;
        this.hints = hints;
        this.revocations = revocations;
        this.recordChurnReason = recordChurnReason;
        this.clock = clock;
    }

    /**
     * The decision of a person.
     *
     * @param by the person who decides
     * @param reason the grounds
     */
    @Schema(name = "DeathDecision")
    record Decision(
            @NotBlank @Size(max = 200) @PrintableLine String by,

            @NotBlank @Size(max = 4_000) @StorableLines String reason) {}

    /**
     * Confirms the death. All contact ends.
     *
     * @return empty if there is no such hint
     * @throws Conflict if the hint is decided already
     */
    @Transactional
    Optional<DeathHint> confirm(UUID hintId, Decision decision) {
        return customerOf(hintId).map(customer -> {
            var hint = hints.lock(hintId).orElseThrow();
            var now = clock.instant();
            hint.confirm(decision.by(), decision.reason(), now);
            customer.closeDeathHint(hintId);
            if (!customer.deceased()) {
                recordChurnReason.record(
                        customer,
                        new InferredReason(ChurnReason.DECEASED, 1, List.of("a death hint was confirmed")),
                        now);
            }
            LOG.infof("hint %s: the death of customer %s is confirmed", hintId, customer.id());
            return hint;
        });
    }

    /**
     * Decides that the customer is alive. A recorded death is revoked.
     *
     * @return empty if there is no such hint
     * @throws Conflict if the hint is decided already
     */
    @Transactional
    Optional<DeathHint> dismiss(UUID hintId, Decision decision) {
        return customerOf(hintId).map(customer -> {
            var hint = hints.lock(hintId).orElseThrow();
            hint.dismiss(decision.by(), decision.reason(), clock.instant());
            customer.closeDeathHint(hintId);
            if (customer.deceased()) {
                revoke(customer, decision);
            }
            LOG.infof("hint %s: the death of customer %s is dismissed", hintId, customer.id());
            return hint;
        });
    }

    /**
     * Revokes a recorded death. Contact is possible again.
     *
     * @return empty if there is no such customer
     * @throws Conflict if no death is recorded
     */
    @Transactional
    Optional<DeathRevocation> revoke(String customerId, Decision decision) {
        return customers.lock(customerId).filter(customer -> !customer.erased()).map(customer -> {
            if (!customer.deceased()) {
                throw new Conflict("no death of the customer is recorded");
            }
            dismissOpenHint(customer, decision);
            return revoke(customer, decision);
        });
    }

    private void dismissOpenHint(Customer customer, Decision decision) {
        var open = customer.deathHintId();
        if (open != null) {
            hints.lock(open).orElseThrow().dismiss(decision.by(), decision.reason(), clock.instant());
            customer.closeDeathHint(open);
        }
    }

    private DeathRevocation revoke(Customer customer, Decision decision) {
        var revocation = new DeathRevocation(customer.id(), decision.by(), decision.reason(), clock.instant());
        revocations.persist(revocation);
        recordChurnReason.revokeDeath(customer);
        LOG.infof("the death of customer %s is revoked", customer.id());
        return revocation;
    }

    /** Locks the customer before the hint, as {@link OpenDeathHint} does. */
    private Optional<Customer> customerOf(UUID hintId) {
        return hints.customerOf(hintId).flatMap(customers::lock);
    }
}
