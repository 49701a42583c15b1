package io.winback.campaign.console;

import java.util.EnumMap;
import java.util.Map;

/**
 * How a service stands.
 *
 * @param readings without those that nobody knows at the moment
 */
record ServiceHealth(Service service, boolean up, Map<HealthGauge, Long> readings) {

    ServiceHealth withUnread(Map<Service, Long> unread) {
        var all = new EnumMap<HealthGauge, Long>(HealthGauge.class);
        all.putAll(readings);
        if (unread.containsKey(service)) {
            all.put(HealthGauge.UNREAD, unread.get(service));
        }
        return new ServiceHealth(service, up, all);
    }

    /** Whether something waits for a person to mend it: a dead letter, or a database that is away. */
    public boolean needsCare() {
        return up
                && (!readings.containsKey(HealthGauge.UNPUBLISHED)
                        || readings.getOrDefault(HealthGauge.DEAD_LETTERS, 0L) > 0);
    }
}
