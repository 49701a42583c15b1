package io.winback.notification.unsubscribe;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.Channel;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.nullValue;

/** Withdrawals of consent have no limit, also those of many customers behind one address. */
@QuarkusTest
@TestProfile(UnsubscribeLimitTest.OneRequest.class)
class UnsubscribeLimitTest {

    private static final int REQUESTS = 5;

    @Inject
    UnsubscribeLinks links;

    /** A limit that the second request to a public page would exceed. */
    public static class OneRequest implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.rate-limit.enabled", "true", "winback.rate-limit.per-address", "1");
        }
    }

    @Test
    void unsubscribingHasNoLimit() {
        for (int i = 0; i < REQUESTS; i++) {
            var link = URI.create(links.create("c-" + UUID.randomUUID(), Channel.EMAIL))
                    .getPath();

            Callers.anonymous().get(link).then().statusCode(200).header("RateLimit", nullValue());
            Callers.anonymous().post(link).then().statusCode(200).header("RateLimit", nullValue());
        }
    }
}
