package io.winback.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics with the settings of the Kubernetes resources, for one node. */
public final class Topics {

    private static final int PARTITIONS = 12;
    private static final short ONE_REPLICA = 1;
    private static final Map<String, String> STREAM = Map.of("cleanup.policy", "delete");

    /** Erased data is deleted within two days. A consumer that was offline for up to 14 days still sees the tombstone. */
    private static final Map<String, String> LATEST = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", millis(Duration.ofDays(1)),
            "max.compaction.lag.ms", millis(Duration.ofDays(1)),
            "delete.retention.ms", millis(Duration.ofDays(14)));

    private Topics() {}

    static List<NewTopic> all() {
        return all(PARTITIONS);
    }

    /** All topics with their settings. */
    public static List<NewTopic> all(int partitions) {
        return List.of(
                topic("customer-events", partitions, STREAM),
                topic("campaign-events", partitions, STREAM),
                topic("offer-events", partitions, STREAM),
                topic("notification-events", partitions, STREAM),
                topic("customer-profiles", partitions, LATEST),
                topic("access-keys", partitions, LATEST));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, ONE_REPLICA).configs(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
