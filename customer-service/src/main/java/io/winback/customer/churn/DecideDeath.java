package io.winback.customer.churn;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.StorableLines;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
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
    private final RecordDeath recordDeath;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DecideDeath(Customers customers, DeathHints hints, RecordDeath recordDeath, AuditTrail auditTrail, Clock clock) {
        this.customers = customers;
        this.hints = hints;
        this.recordDeath = recordDeath;
        this.auditTrail = auditTrail;
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
            var before = hint.state();
            hint.confirm(decision.by(), decision.reason(), clock.instant());
            customer.closeDeathHint(hintId);
            recordDeath.record(customer);
            recordDecision(hint, before);
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
            var before = hint.state();
            hint.dismiss(decision.by(), decision.reason(), clock.instant());
            customer.closeDeathHint(hintId);
            recordDecision(hint, before);
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
        auditTrail.changed("customer/" + customer.id(), Map.of("deceased", true), Map.of("deceased", false));
        return recordDeath.revoke(customer, decision.by(), decision.reason());
    }

    private void recordDecision(DeathHint hint, DeathHint.State before) {
        auditTrail.changed("death-hint/" + hint.id(), Map.of("state", before), Map.of("state", hint.state()));
    }

    /** Locks the customer before the hint, as {@link OpenDeathHint} does. */
    private Optional<Customer> customerOf(UUID hintId) {
        return hints.customerOf(hintId).flatMap(customers::lock);
    }
}
