package io.winback.chassis.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.util.List;
import java.util.Map;

/** A service with an identity provider. */
public class ProviderProfile implements QuarkusTestProfile {

    /** Another one than that of the metadata. */
    static final String ISSUER = "https://login.example.com";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OidcWiremockTestResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "winback.access.provider.enabled", "true",
                "winback.access.provider.url", "${keycloak.url}/realms/quarkus",
                "winback.access.provider.issuer", ISSUER);
    }
}
