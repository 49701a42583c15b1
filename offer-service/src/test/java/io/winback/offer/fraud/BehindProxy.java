package io.winback.offer.fraud;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service trusts the sender of the tests as its proxy, so that a test can call from several addresses. */
public class BehindProxy implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "WINBACK_BEHIND_PROXY", "true",
                "WINBACK_TRUSTED_PROXIES", "127.0.0.1",
                "winback.offer.wrong-codes.lookups", "30");
    }
}
