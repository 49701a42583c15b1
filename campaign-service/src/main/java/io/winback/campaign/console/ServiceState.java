package io.winback.campaign.console;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a service stands.
 *
 * @param readings without those that nobody knows at the moment
 */
record ServiceState(Service service, boolean up, Map<Reading, Long> readings) {

    ServiceState withUnread(Map<Service, Long> unread) {
        var all = new EnumMap<Reading, Long>(Reading.class);
        all.putAll(readings);
        if (unread.containsKey(service)) {
            all.put(Reading.UNREAD, unread.get(service));
        }
        return new ServiceState(service, up, all);
    }

    /** Whether something waits for a person to mend it: a dead letter, or a database that is away. */
    public boolean needsCare() {
        return up
                && (!readings.containsKey(Reading.UNPUBLISHED) || readings.getOrDefault(Reading.DEAD_LETTERS, 0L) > 0);
    }
}
