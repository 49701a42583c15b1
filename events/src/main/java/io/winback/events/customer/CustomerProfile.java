package io.winback.events.customer;

import io.winback.events.Channel;
import io.winback.events.Event;
import java.time.Instant;
import java.util.Map;

/**
 * The latest of what other services need to know of a person; a state, where the others are facts.
 *
 * @param version grows with each change: an older one that comes late is passed over
 * @param consents what the person allowed, channel by channel; a channel that is not named is not allowed
 * @param consentsAt when that was last stated here: a later word elsewhere outweighs it
 */
public record CustomerProfile(
        String customerId,
        long version,
        String name,
        String locale,
        String timeZone,
        Contacts contacts,
        Channel preferredChannel,
        Map<Channel, Boolean> consents,
        Instant consentsAt,
        Stage stage,
        ChurnReason churnReason,
        CustomerValue value)
        implements Event {}
