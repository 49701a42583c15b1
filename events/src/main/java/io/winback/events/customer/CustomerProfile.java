package io.winback.events.customer;

import io.winback.events.Channel;
import java.util.EnumMap;
import java.util.Map;

/**
 * The latest of what other services need to know of a person; a state, where the others are facts.
 *
 * @param version grows with each change: an older one that comes late is passed over
 * @param consents the consent that counts, channel by channel; a channel that is not named is not allowed
 * @param value as of the last scoring or change of stage: an order more does not tell it anew
 * @param openComplaint whether a complaint of theirs is not resolved: promotions wait
 * @param deceased whether the customer is recorded as deceased, and must not be contacted; absent from earlier versions, which
 *     told a death by the churn reason only
 * @param consentStatements the statements from which each consent follows; absent from earlier versions
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
        Boolean deceased,
        Map<Channel, ConsentStatements> consentStatements)
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
                null,
                null);
    }

    /** A profile without the statements from which its consents follow, as earlier versions wrote it. */
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
            boolean openComplaint,
            Boolean deceased) {
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
                deceased,
                null);
    }

    /** The statements on each channel, as far as this tells them; an earlier version tells the consent that counts only. */
    public Map<Channel, ConsentStatements> statements() {
        var statements = new EnumMap<Channel, ConsentStatements>(Channel.class);
        if (consentStatements != null) {
            consentStatements.forEach((channel, told) -> put(statements, channel, told));
        } else if (consents != null) {
            consents.forEach((channel, told) ->
                    put(statements, channel, told == null ? null : ConsentStatements.NONE.with(told)));
        }
        return statements;
    }

    private static void put(Map<Channel, ConsentStatements> statements, Channel channel, ConsentStatements told) {
        // A channel of a later version is read as null.
        if (channel != null && told != null) {
            statements.put(channel, told);
        }
    }

    /** Whether customer-service knew this statement of the person when it published this. */
    public boolean tells(Channel channel, Consent person) {
        var told = statements().getOrDefault(channel, ConsentStatements.NONE);
        if (consentStatements != null) {
            return person.equals(told.person());
        }
        // From an earlier version it follows only for a withdrawal, against which it tells that a system grants it.
        return person.granted() || told.system() == null || !told.system().granted();
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
                deceased,
                consentStatements);
    }
}
