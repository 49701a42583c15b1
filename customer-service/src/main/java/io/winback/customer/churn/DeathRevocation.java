package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** The revocation of a recorded death. */
@Entity
class DeathRevocation {

    @Id
    private UUID revocationId;

    private String customerId;
    private String revokedBy;
    private String reason;
    private Instant revokedAt;

    protected DeathRevocation() {}

    DeathRevocation(String customerId, String revokedBy, String reason, Instant revokedAt) {
        this.revocationId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.revokedBy = revokedBy;
        this.reason = reason;
        this.revokedAt = revokedAt;
    }

    UUID id() {
        return revocationId;
    }

    String customerId() {
        return customerId;
    }

    String revokedBy() {
        return revokedBy;
    }

    String reason() {
        return reason;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
