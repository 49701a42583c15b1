package io.winback.notification.sending;

import io.winback.events.Channel;
import io.winback.notification.hold.SendingHolds;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.recipient.ConsentLock;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/**
 * Claims due messages of a channel, each with its recipient and the recipient's consents at this moment. During an emergency
 * stop it claims nothing.
 */
@ApplicationScoped
class ClaimMessages {

    private final ConsentLock consentLock;
    private final ClaimDueMessages claimDueMessages;
    private final Recipients recipients;
    private final SendingHolds sendingHolds;

    ClaimMessages(
            ConsentLock consentLock,
            ClaimDueMessages claimDueMessages,
            Recipients recipients,
            SendingHolds sendingHolds) {
        this.consentLock = consentLock;
        this.claimDueMessages = claimDueMessages;
        this.recipients = recipients;
        this.sendingHolds = sendingHolds;
    }

    @Transactional
    List<ClaimedMessage> claim(Channel channel, int most) {
        var holds = sendingHolds.current();
        if (holds.everything()) {
            return List.of();
        }
        consentLock.lockShared();
        var claimed = claimDueMessages.claim(channel, most, holds.campaigns());
        var known = recipients.withIds(
                claimed.stream().map(ClaimedMessage::customerId).collect(toSet()));
        return claimed.stream()
                .map(message -> message.withRecipient(known.get(message.customerId())))
                .toList();
    }
}
