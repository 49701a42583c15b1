package io.winback.campaign.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The console as a client of the identity provider. */
@ConfigMapping(prefix = "winback.access.sign-in")
interface ProviderSignInConfiguration {

    /** The id of the client at the provider. */
    @WithDefault("winback-console")
    String clientId();

    /**
     * The secret of the client, with at least 32 characters. It also encrypts the cookies of a sign-in, so that all replicas need the
     * same.
     */
    Optional<String> clientSecret();
}
