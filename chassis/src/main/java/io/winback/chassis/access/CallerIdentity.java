package io.winback.chassis.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the identity of a caller, as the checks of roles need it. */
final class CallerIdentity {

    /** The attribute with the {@link CallerKind}. */
    static final String KIND = "winback-kind";

    /** The attribute with the name of the service that calls for the caller. */
    static final String SERVICE = "winback-service";

    /** The attribute with the time at which the identity provider issued the token. */
    static final String ISSUED_AT = "winback-issued-at";

    /** The attribute with the scopes that limit the key of the caller. */
    static final String SCOPES = "winback-scopes";

    private CallerIdentity() {}

    /** A key within its scopes. */
    static SecurityIdentity ofKey(KnownKey key) {
        var kind = key.isOfService() ? CallerKind.SERVICE : CallerKind.KEY;
        return QuarkusSecurityIdentity.builder(of(kind, key.name(), key.roles()))
                .addAttribute(SCOPES, key.scopes())
                .build();
    }

    /** The caller for whom a service calls. */
    static SecurityIdentity ofActor(Actor actor, String service) {
        return QuarkusSecurityIdentity.builder(of(actor.kind(), actor.id(), actor.roles()))
                .addAttribute(SERVICE, service)
                .build();
    }

    /** @param issuedAt the time of the token */
    static SecurityIdentity ofProvider(String account, Set<Role> roles, Instant issuedAt) {
        return QuarkusSecurityIdentity.builder(of(CallerKind.PROVIDER_ACCOUNT, account, roles))
                .addAttribute(ISSUED_AT, issuedAt)
                .build();
    }

    static SecurityIdentity of(CallerKind kind, String name, Set<Role> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addAttribute(KIND, kind)
                .addRoles(roles.stream().map(Role::name).collect(Collectors.toSet()))
                .build();
    }
}
