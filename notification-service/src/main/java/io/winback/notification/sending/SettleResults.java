package io.winback.notification.sending;

import io.winback.notification.message.MessageClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Ends the claims of messages with their results. */
@ApplicationScoped
class SettleResults {

    private final RetryPolicy retryPolicy;
    private final MessageClaims claims;

    SettleResults(RetryPolicy retryPolicy, MessageClaims claims) {
        this.retryPolicy = retryPolicy;
        this.claims = claims;
    }

    @Transactional(MANDATORY)
    List<SettledResult> settle(List<SendResult> results, Instant now) {
        var settlements =
                results.stream().map(result -> retryPolicy.settle(result, now)).toList();
        var deadlines = claims.settle(settlements);
        var settled = new ArrayList<SettledResult>();
        for (int i = 0; i < results.size(); i++) {
            var settlement = settlements.get(i);
            boolean effective = deadlines.containsKey(settlement.messageId());
            settled.add(
                    new SettledResult(results.get(i), settlement, effective, deadlines.get(settlement.messageId())));
        }
        return settled;
    }
}
