package io.winback.notification.recipient;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * A consent that the customer has withdrawn is granted again only with evidence: how the customer stated it, in which words,
 * and when. With it the address is removed from the suppression list.
 */
@ApplicationScoped
class RegrantPolicy {

    private final Consents consents;
    private final SuppressionList suppressionList;
    private final Recipients recipients;

    RegrantPolicy(Consents consents, SuppressionList suppressionList, Recipients recipients) {
        this.consents = consents;
        this.suppressionList = suppressionList;
        this.recipients = recipients;
    }

    /**
     * @param recipient null if the customer has none
     * @throws InvalidInput with the missing field, if a withdrawn consent is granted without evidence
     */
    void check(String customerId, Recipient recipient, Map<Channel, Boolean> stated, ConsentEvidence evidence) {
        boolean grantsWithdrawn = stated.entrySet().stream()
                .anyMatch(one -> one.getValue() && isWithdrawn(customerId, one.getKey(), recipient));
        if (grantsWithdrawn) {
            checkComplete(evidence);
        }
    }

    /** Removes the addresses of the granted channels from the suppression list. */
    void liftSuppressions(Recipient recipient, Map<Channel, Boolean> stated, Map<Channel, Boolean> effective) {
        stated.forEach((channel, granted) -> {
            if (granted && effective.get(channel) && recipient.isSuppressed(channel)) {
                recipient.address(channel).ifPresent(address -> suppressionList.remove(channel, address));
                recipients.liftSuppression(recipient.customerId(), channel);
            }
        });
    }

    /** Whether the customer, or an erased customer with the same address, withdrew the consent. A bounce is no withdrawal. */
    private boolean isWithdrawn(String customerId, Channel channel, Recipient recipient) {
        return consents.statements(customerId, channel).areWithdrawnByPerson()
                || recipient != null
                        && recipient.isSuppressed(channel)
                        && recipient
                                .address(channel)
                                .filter(address -> suppressionList.isWithdrawn(channel, address))
                                .isPresent();
    }

    private static void checkComplete(ConsentEvidence evidence) {
        if (evidence.source() == null) {
            throw missing("source", "how the customer stated it");
        }
        if (evidence.wording() == null) {
            throw missing("wording", "the words that the customer agreed to");
        }
        if (evidence.at() == null) {
            throw missing("at", "when the customer stated it");
        }
    }

    private static InvalidInput missing(String field, String expected) {
        return InvalidInput.inBody(
                field, "is required to grant a consent that the customer has withdrawn; expected: " + expected);
    }
}
