package io.winback.local.stack;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics as a cluster's resources would make them, for one node. */
final class Topics {

    private static final int PARTITIONS = 12;
    private static final short ONE_REPLICA = 1;

    private Topics() {}

    static List<NewTopic> all() {
        return List.of(
                topic("customer-events", "delete"),
                topic("campaign-events", "delete"),
                topic("offer-events", "delete"),
                topic("notification-events", "delete"),
                topic("customer-profiles", "compact"));
    }

    private static NewTopic topic(String name, String cleanup) {
        return new NewTopic(name, PARTITIONS, ONE_REPLICA).configs(Map.of("cleanup.policy", cleanup));
    }
}
