package io.winback.chassis.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The caller of the current request. */
@ApplicationScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The kind and the name, such as {@code key:shop}; empty outside a request and without a credential. */
    public Optional<String> name() {
        return isKnown()
                ? Optional.of(kind().text() + ":" + identity.getPrincipal().getName())
                : Optional.empty();
    }

    public Set<Role> roles() {
        return isKnown()
                ? identity.getRoles().stream()
                        .flatMap(name -> Role.withName(name).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** What the key of the caller is limited to; empty if the roles alone decide. */
    public Set<AccessScope> scopes() {
        Set<AccessScope> scopes = isKnown() ? identity.getAttribute(CallerIdentity.SCOPES) : null;
        return scopes == null ? Set.of() : scopes;
    }

    /** The name of the service that calls for the caller; empty if the caller calls. */
    public Optional<String> actingService() {
        return isKnown() ? Optional.ofNullable(identity.getAttribute(CallerIdentity.SERVICE)) : Optional.empty();
    }

    /** The sign-in of an account of the identity provider; empty for other callers and outside a request. */
    public Optional<ProviderSignIn> providerSignIn() {
        return isKnown() && identity.getAttribute(CallerIdentity.ISSUED_AT) instanceof Instant issuedAt
                ? Optional.of(new ProviderSignIn(identity.getPrincipal().getName(), roles(), issuedAt))
                : Optional.empty();
    }

    /** The caller as the actor of a call to another service; empty outside a request, and for a service itself. */
    Optional<Actor> asActor() {
        return isKnown() && kind() != CallerKind.SERVICE
                ? Optional.of(new Actor(kind(), identity.getPrincipal().getName(), roles()))
                : Optional.empty();
    }

    private boolean isKnown() {
        return Arc.container().requestContext().isActive() && !identity.isAnonymous();
    }

    /** The kind of the caller; null outside a request and without a credential. */
    public CallerKind kind() {
        return isKnown() ? identity.getAttribute(CallerIdentity.KIND) : null;
    }
}
