package io.winback.offer.redemption;

import java.time.Instant;

/** A redemption as the audit log compares it. */
record AuditedRedemption(boolean reversed, Instant reversedAt, String reversalReason) {

    static AuditedRedemption of(Redemption redemption) {
        return new AuditedRedemption(redemption.isReversed(), redemption.reversedAt(), redemption.reversalReason());
    }
}
