package io.winback.system;

import io.winback.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The retention of erased data in the compacted topic, at the broker and in the Kubernetes resources. */
class CompactionTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void erasedDataIsDeletedWithinTwoDaysAndItsTombstoneStaysForFourteen() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "customer-profiles");
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", RunningStack.get().bootstrapServers()))) {
            var settings = admin.describeConfigs(List.of(topic))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic);

            assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
            check(name -> Long.parseLong(settings.get(name).value()));
        }
    }

    @Test
    void theKubernetesResourcesHaveTheSameSettings() throws IOException {
        var resources = Files.readString(StackOptions.checkout().resolve("deploy/kubernetes/base/topics.yaml"));
        var profiles = resources.substring(resources.indexOf("name: customer-profiles"));

        check(name -> {
            var line = Pattern.compile(Pattern.quote(name) + ": (\\d+)").matcher(profiles);
            assertThat(line.find()).as(name).isTrue();
            return Long.parseLong(line.group(1));
        });
    }

    private interface Settings {
        long of(String name);
    }

    private static void check(Settings settings) {
        assertThat(settings.of("segment.ms")).isBetween(1L, DAY);
        assertThat(settings.of("max.compaction.lag.ms")).isBetween(1L, DAY);
        assertThat(settings.of("delete.retention.ms")).isGreaterThanOrEqualTo(14 * DAY);
    }
}
