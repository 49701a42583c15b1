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
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a person's decision on whether a customer has died. */
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
     * A person's decision.
     *
     * @param by who decides
     * @param reason what they know of it
     */
    record Decision(
            @NotBlank @Size(max = 200) @PrintableLine String by,

            @NotBlank @Size(max = 4_000) @StorableLines String reason) {}

    /**
     * The customer has died: all contact ends.
     *
     * @throws Conflict if the hint is decided already
     */
    @Transactional
    DeathHint confirm(UUID hintId, Decision decision) {
        var customer = customerOf(hintId);
        var hint = hints.lock(hintId).orElseThrow();
        var now = clock.instant();
        hint.confirm(decision.by(), decision.reason(), now);
        customer.closeDeathHint(hintId);
        if (!customer.deceased()) {
            recordChurnReason.record(
                    customer,
                    new InferredReason(ChurnReason.DECEASED, 1, List.of("a hint at their death was confirmed")),
                    now);
        }
        LOG.infof("hint %s: customer %s has died, by %s", hintId, customer.id(), decision.by());
        return hint;
    }

    /**
     * The customer lives. A death that is recorded is revoked.
     *
     * @throws Conflict if the hint is decided already
     */
    @Transactional
    DeathHint dismiss(UUID hintId, Decision decision) {
        var customer = customerOf(hintId);
        var hint = hints.lock(hintId).orElseThrow();
        hint.dismiss(decision.by(), decision.reason(), clock.instant());
        customer.closeDeathHint(hintId);
        if (customer.deceased()) {
            revoke(customer, decision);
        }
        LOG.infof("hint %s: customer %s lives, by %s", hintId, customer.id(), decision.by());
        return hint;
    }

    /**
     * A recorded death is not true: contact is possible again.
     *
     * @throws Conflict if no death is recorded
     */
    @Transactional
    DeathRevocation revoke(String customerId, Decision decision) {
        var customer = customers
                .lock(customerId)
                .filter(known -> !known.erased())
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
        if (!customer.deceased()) {
            throw new Conflict("no death of the customer is recorded");
        }
        var open = customer.deathHintId();
        if (open != null) {
            hints.lock(open).orElseThrow().dismiss(decision.by(), decision.reason(), clock.instant());
            customer.closeDeathHint(open);
        }
        return revoke(customer, decision);
    }

    private DeathRevocation revoke(Customer customer, Decision decision) {
        var revocation = new DeathRevocation(customer.id(), decision.by(), decision.reason(), clock.instant());
        revocations.persist(revocation);
        recordChurnReason.revokeDeath(customer);
        LOG.infof("the death of customer %s is revoked by %s", customer.id(), decision.by());
        return revocation;
    }

    private Customer customerOf(UUID hintId) {
        // The customer is locked before the hint, in the order in which OpenDeathHint locks them.
        return hints.customerOf(hintId)
                .flatMap(customers::lock)
                .orElseThrow(() -> new NotFoundException("there is no hint " + hintId));
    }
}
