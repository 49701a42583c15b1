package io.winback.events.customer;

import io.winback.events.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The latest state of a customer, as other services need it.
 *
 * @param version grows with each change; a profile of a lower version is ignored
 * @param consents the consent that counts for each channel; a channel that is absent is not allowed
 * @param value with the orders as of the last scoring or change of stage; a new order alone does not publish a profile
 * @param openComplaint whether a complaint of the customer is not resolved; promotions wait until it is
 * @param deceased whether the customer is recorded as deceased, and must not be contacted; absent in earlier versions, which
 *     have the churn reason only
 * @param consentStatements the statements from which each consent follows; absent in earlier versions
 * @param birthday absent if it is not known, and in earlier versions
 * @param attributes further attributes, as the shop sent them; absent without any, and in earlier versions
 * @param categories that the customer bought, as of the last scoring, in alphabetical order, at most 100; absent before the first
 *     scoring, and in earlier versions
 * @param favouriteCategory the category of most orders, as of the last scoring; absent if it is not known, and in earlier versions
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
        Map<Channel, ConsentStatements> consentStatements,
        Birthday birthday,
        Map<String, Object> attributes,
        List<String> categories,
        String favouriteCategory)
        implements ProfileEvent {

    /** A profile of the first version. */
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

    /** A profile of an earlier version, without birthday, attributes and categories. */
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
            Boolean deceased,
            Map<Channel, ConsentStatements> consentStatements) {
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
                consentStatements,
                null,
                null,
                null,
                null);
    }

    /** A profile of an earlier version, without statements on consents. */
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

    /** The statements on each channel. Of an earlier version only the consent that counts is known. */
    public Map<Channel, ConsentStatements> statements() {
        var statements = new EnumMap<Channel, ConsentStatements>(Channel.class);
        if (consentStatements != null) {
            consentStatements.forEach((channel, stated) -> put(statements, channel, stated));
        } else if (consents != null) {
            consents.forEach((channel, stated) ->
                    put(statements, channel, stated == null ? null : ConsentStatements.NONE.with(stated)));
        }
        return statements;
    }

    private static void put(Map<Channel, ConsentStatements> statements, Channel channel, ConsentStatements stated) {
        // A channel of a later version is read as null.
        if (channel != null && stated != null) {
            statements.put(channel, stated);
        }
    }

    /** Whether customer-service knew this statement of the customer when it published the profile. */
    public boolean contains(Channel channel, Consent statement) {
        var known = statements().getOrDefault(channel, ConsentStatements.NONE);
        if (consentStatements != null) {
            return statement.equals(known.person());
        }
        // An earlier version shows it only where a system grants what the customer withdrew.
        return statement.granted() || known.system() == null || !known.system().granted();
    }

    /** Whether both are equal except for their versions. */
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
                consentStatements,
                birthday,
                attributes,
                categories,
                favouriteCategory);
    }
}
