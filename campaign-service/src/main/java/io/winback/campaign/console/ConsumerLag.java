package io.winback.campaign.console;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;

/** The number of events that each service has not read yet. It comes from the broker, so it is known while the service is down. */
@ApplicationScoped
class ConsumerLag {

    private static final int TIMEOUT_MILLIS = 1_000;

    private final Admin broker;

    ConsumerLag(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.broker = Admin.create(settings);
    }

    /**
     * For each service that has committed offsets: the unread events in the partitions of these offsets.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    Map<Service, Long> read() {
        try {
            return readOffsets();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the Kafka broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<Service, Long> readOffsets() throws ExecutionException, InterruptedException {
        var groups = Stream.of(Service.values())
                .collect(Collectors.toMap(Service::group, service -> new ListConsumerGroupOffsetsSpec()));
        var reached = broker.listConsumerGroupOffsets(groups).all().get();
        var partitions = reached.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        var ends = broker.listOffsets(partitions).all().get();

        var lag = new EnumMap<Service, Long>(Service.class);
        for (var service : Service.values()) {
            reached.get(service.group()).entrySet().stream()
                    .filter(offset -> offset.getValue() != null)
                    .map(offset -> unread(
                            offset.getValue().offset(),
                            ends.get(offset.getKey()).offset()))
                    .reduce(Long::sum)
                    .ifPresent(events -> lag.put(service, events));
        }
        return lag;
    }

    /** The marker at the end of a Kafka transaction takes one offset. A service that has read everything is one behind. */
    static long unread(long reached, long end) {
        return Math.max(0, end - reached - 1);
    }

    @PreDestroy
    void close() {
        broker.close();
    }
}
