package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.REVOCATION_REASON;

/** The revocation of a recorded death. */
@Entity
class DeathRevocation {

    @Id
    private UUID revocationId;

    private String customerId;
    private String revokedBy;

    @Convert(converter = SealedTextColumn.class)
    private SealedText reason;

    private Instant revokedAt;

    protected DeathRevocation() {}

    DeathRevocation(String customerId, String revokedBy, String reason, Instant revokedAt) {
        this.revocationId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.revokedBy = revokedBy;
        this.reason = SealedText.of(REVOCATION_REASON, revocationId, reason);
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
        return SealedText.open(reason, REVOCATION_REASON, revocationId);
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
