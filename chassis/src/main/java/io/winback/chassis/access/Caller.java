package io.winback.chassis.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
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
                ? Optional.of(kind().name().toLowerCase(Locale.ROOT) + ":"
                        + identity.getPrincipal().getName())
                : Optional.empty();
    }

    public Set<Role> roles() {
        return isKnown()
                ? identity.getRoles().stream()
                        .flatMap(name -> Role.withName(name).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The name of the service that calls for the caller; empty if the caller calls. */
    public Optional<String> actingService() {
        return isKnown() ? Optional.ofNullable(identity.getAttribute(CallerIdentity.SERVICE)) : Optional.empty();
    }

    /** The caller, if it is a person; empty for a key, a service and outside a request. */
    public Optional<SignedInPerson> person() {
        return isKnown() && kind() == CallerKind.PERSON
                ? Optional.of(new SignedInPerson(identity.getPrincipal().getName(), roles()))
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

    private CallerKind kind() {
        return identity.getAttribute(CallerIdentity.KIND);
    }
}
