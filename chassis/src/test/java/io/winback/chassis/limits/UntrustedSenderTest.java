package io.winback.chassis.limits;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Without a configured proxy a sender cannot choose its address. */
@QuarkusTest
@TestProfile(UntrustedSenderTest.LowLimit.class)
class UntrustedSenderTest {

    /** A limit that a test reaches. */
    public static class LowLimit implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.rate-limit.enabled", "true", "winback.rate-limit.per-address", "4");
        }
    }

    @Test
    void anAddressThatASenderNamesIsIgnored() {
        assertThat(IntStream.range(0, 12).map(i -> callFrom("192.0.2." + i).statusCode()))
                .contains(429);
    }

    private static Response callFrom(String address) {
        return Callers.anonymous()
                .header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .get("/sample/page");
    }
}
