package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Records a death that a person confirmed, and revokes a recorded death. */
@ApplicationScoped
@Transactional(MANDATORY)
class RecordDeath {

    private static final Logger LOG = Logger.getLogger(RecordDeath.class);

    private final DeathRevocations revocations;
    private final RecordChurnReason recordChurnReason;
    private final Clock clock;

    RecordDeath(DeathRevocations revocations, RecordChurnReason recordChurnReason, Clock clock) {
        this.revocations = revocations;
        this.recordChurnReason = recordChurnReason;
        this.clock = clock;
    }

    void record(Customer customer) {
        if (!customer.deceased()) {
            recordChurnReason.record(
                    customer,
                    new InferredReason(ChurnReason.DECEASED, 1, List.of("a death hint was confirmed")),
                    clock.instant());
        }
    }

    /**
     * @param by the person who decides
     * @param reason the grounds
     */
    DeathRevocation revoke(Customer customer, String by, String reason) {
        var revocation = new DeathRevocation(customer.id(), by, reason, clock.instant());
        revocations.persist(revocation);
        recordChurnReason.revokeDeath(customer);
        LOG.infof("the death of customer %s is revoked", customer.id());
        return revocation;
    }
}
