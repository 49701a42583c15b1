package io.winback.events.customer;

import io.winback.events.Channel;
import java.util.Map;

/**
 * The latest of what other services need to know of a person; a state, where the others are facts.
 *
 * @param version grows with each change: an older one that comes late is passed over
 * @param consents what the person said, channel by channel; a channel that is not named is not allowed
 * @param value as of the last scoring or change of stage: an order more does not tell it anew
 * @param openComplaint whether a complaint of theirs is not resolved: promotions wait
 * @param deceased whether the customer is recorded as deceased, and must not be contacted; absent from earlier versions, which
 *     told a death by the churn reason only
 */
public record CustomerProfile(
        String customerId,
        long version,
        String name,
        String locale,
        String timeZone,
        Contacts contacts,
        Channel preferredChannel,
        Map<Channel, Consent> consents,
        Stage stage,
        ChurnReason churnReason,
        CustomerValue value,
        boolean openComplaint,
        Boolean deceased)
        implements ProfileEvent {

    /** A profile as earlier versions wrote it. */
    public CustomerProfile(
            String customerId,
            long version,
            String name,
            String locale,
            String timeZone,
            Contacts contacts,
            Channel preferredChannel,
            Map<Channel, Consent> consents,
            Stage stage,
            ChurnReason churnReason,
            CustomerValue value,
            boolean openComplaint) {
        this(
                customerId,
                version,
                name,
                locale,
                timeZone,
                contacts,
                preferredChannel,
                consents,
                stage,
                churnReason,
                value,
                openComplaint,
                null);
    }

    /** Whether both hold the same, whatever their versions are. */
    public boolean hasContentOf(CustomerProfile other) {
        return withVersion(0).equals(other.withVersion(0));
    }

    private CustomerProfile withVersion(long another) {
        return new CustomerProfile(
                customerId,
                another,
                name,
                locale,
                timeZone,
                contacts,
                preferredChannel,
                consents,
                stage,
                churnReason,
                value,
                openComplaint,
                deceased);
    }
}
