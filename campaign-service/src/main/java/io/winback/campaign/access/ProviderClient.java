package io.winback.campaign.access;

import io.quarkus.runtime.Startup;
import io.winback.chassis.access.IdentityProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** The console as a client of the identity provider. With a provider and without a long secret the service does not start. */
@ApplicationScoped
@Startup
class ProviderClient {

    private static final int SHORTEST_SECRET = 32;

    ProviderClient(IdentityProvider provider, ProviderSignInConfiguration configuration) {
        int length = configuration.clientSecret().orElse("").length();
        if (provider.isEnabled() && length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "winback.access.sign-in.client-secret (WINBACK_ACCESS_SIGN_IN_CLIENT_SECRET) must have at least %d characters, not %d; it also encrypts the cookies of a sign-in"
                            .formatted(SHORTEST_SECRET, length));
        }
    }
}
