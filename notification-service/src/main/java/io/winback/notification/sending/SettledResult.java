package io.winback.notification.sending;

import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.Settlement;
import java.time.Instant;

/**
 * The result of a claim with its settlement.
 *
 * @param effective whether the settlement changed the message; another claim may have settled it before
 * @param notAfter the deadline of the message as it is stored now; null if there is none
 */
record SettledResult(SendResult result, Settlement settlement, boolean effective, Instant notAfter) {

    ClaimedMessage message() {
        return result.message();
    }
}
