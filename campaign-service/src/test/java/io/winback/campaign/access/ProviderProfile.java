package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.util.List;
import java.util.Map;

/** People sign in with an identity provider, which makes Alice a viewer. */
public class ProviderProfile implements QuarkusTestProfile {

    private static final String CLIENT = "quarkus-app";

    static {
        System.setProperty("quarkus.test.oidc.token.admin-roles", "everyone,winback-viewer,winback-service");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OidcWiremockTestResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "winback.access.provider.enabled", "true",
                "winback.access.provider.url", "${keycloak.url}/realms/quarkus",
                "winback.access.provider.name-claim", "preferred_username",
                "winback.access.sign-in.client-id", CLIENT,
                "winback.access.sign-in.client-secret", "only-for-tests-only-for-tests-only-for-tests");
    }
}
