package io.winback.chassis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The identity provider (OpenID Connect) of an installation. */
@ConfigMapping(prefix = "winback.access.provider")
public interface ProviderConfiguration {

    /** Whether people and systems sign in with an identity provider. Names and passwords of the console are not accepted then. */
    @WithDefault("false")
    boolean enabled();

    /** The issuer URL of the provider, such as {@code https://login.example.com/realms/shop}. */
    Optional<String> url();

    /**
     * The issuer that tokens must name. Set it, so that other metadata below the URL cannot name another one. Empty takes the issuer
     * of the metadata.
     */
    Optional<String> issuer();

    /** The audience that bearer tokens must have. A token for another system is refused. */
    @WithDefault("winback")
    String audience();

    /** The claim with the roles or groups of the caller. Nested claims have slashes: {@code realm_access/roles}. */
    @WithDefault("groups")
    String rolesClaim();

    /**
     * What stands before the name of a role in the values of that claim: {@code winback-marketer} is MARKETER. Other values are left
     * out.
     */
    @WithDefault("winback-")
    String rolePrefix();

    /** The claim with the name of the caller. It must be unique and stay the same; preferred_username is easier to read. */
    @WithDefault("sub")
    String nameClaim();
}
