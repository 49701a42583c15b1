package io.winback.campaign.console;

import java.util.EnumMap;
import java.util.Map;

/**
 * The health of one service.
 *
 * @param gauges the gauges that are known
 */
record ServiceHealth(Service service, boolean up, Map<HealthGauge, Long> gauges) {

    ServiceHealth withUnread(Map<Service, Long> unread) {
        var all = new EnumMap<HealthGauge, Long>(HealthGauge.class);
        all.putAll(gauges);
        if (unread.containsKey(service)) {
            all.put(HealthGauge.UNREAD, unread.get(service));
        }
        return new ServiceHealth(service, up, all);
    }

    /** Whether an operator must act: there are dead letters, or the database is down. */
    public boolean needsAttention() {
        return up
                && (!gauges.containsKey(HealthGauge.UNPUBLISHED)
                        || gauges.getOrDefault(HealthGauge.DEAD_LETTERS, 0L) > 0);
    }
}
