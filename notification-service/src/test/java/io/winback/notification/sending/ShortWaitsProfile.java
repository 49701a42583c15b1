package io.winback.notification.sending;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Short leases, pauses and waits, so that tests take seconds instead of minutes. */
public final class ShortWaitsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "winback.notification.lease", "PT1S",
                "winback.notification.attempts", "3",
                "winback.notification.first-wait", "PT0.2S",
                "winback.notification.first-pause", "PT0.1S",
                "winback.notification.longest-pause", "PT0.5S",
                "winback.notification.unknown-wait", "PT1S",
                "winback.notification.poll", "PT0.1S");
    }
}
