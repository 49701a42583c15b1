package io.winback.chassis.access;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * The identity provider (OpenID Connect): bearer tokens everywhere, and the sign-in of people to the console. Only the sign-in paths
 * of the console use its code flow; after it a person has a session of the console as any other person.
 */
@ApplicationScoped
public class IdentityProvider {

    /** A browser that opens this path is sent to the provider, and comes back to it. */
    public static final String SIGN_IN = "/sign-in/oidc";

    /** A browser that opens this path is signed out at the provider. */
    public static final String SIGN_OUT = SIGN_IN + "/sign-out";

    private static final String FAULT = IdentityProvider.class.getName();
    private static final Logger LOG = Logger.getLogger(IdentityProvider.class);

    private final OidcAuthenticationMechanism mechanism;
    private final ProviderConfiguration configuration;
    private final Instance<SessionEnd> sessionEnd;

    IdentityProvider(
            OidcAuthenticationMechanism mechanism,
            ProviderConfiguration configuration,
            Instance<SessionEnd> sessionEnd) {
        this.mechanism = mechanism;
        this.configuration = configuration;
        this.sessionEnd = sessionEnd;
    }

    /** Why a sign-in with the provider did not succeed. */
    public enum Fault {
        UNAVAILABLE,
        REFUSED
    }

    public boolean isEnabled() {
        return configuration.enabled();
    }

    /** Whether the code flow authenticates this request. */
    boolean signsIn(RoutingContext request) {
        return isEnabled() && (isAt(SIGN_IN, request) || isAt(SIGN_OUT, request));
    }

    /** Whether a request without a valid credential starts the code flow. Another site cannot start it. */
    public boolean challenges(RoutingContext request) {
        return isEnabled()
                && isAt(SIGN_IN, request)
                && OwnNavigation.opens(request)
                && fault(request).isEmpty();
    }

    /**
     * The redirect to the provider. It fails while the provider is unavailable. It ends the session that the browser has: when the
     * browser comes back from the provider, it does not send the cookie.
     */
    public Uni<ChallengeData> challenge(RoutingContext request) {
        return mechanism
                .getChallenge(request)
                .onFailure()
                .invoke(e -> {
                    logOutage(e);
                    request.put(FAULT, Fault.UNAVAILABLE);
                })
                .call(() -> endSession(request));
    }

    private Uni<?> endSession(RoutingContext request) {
        var token = ConsoleCookie.SESSION.value(request.request());
        if (token == null || !sessionEnd.isResolvable()) {
            return Uni.createFrom().voidItem();
        }
        var ended = request.vertx()
                .executeBlocking(
                        () -> {
                            sessionEnd.get().end(token);
                            return true;
                        },
                        false);
        return Uni.createFrom().completionStage(ended.toCompletionStage());
    }

    /** Why the sign-in of this request failed; empty if it did not. */
    public Optional<Fault> fault(RoutingContext request) {
        return Optional.ofNullable(request.get(FAULT));
    }

    /** Takes a step of the code flow, unless another site opened the path: a sign-in and a sign-out need an action of the person. */
    Uni<SecurityIdentity> signIn(RoutingContext request, IdentityProviderManager providers) {
        return OwnNavigation.opens(request)
                ? authenticate(request, providers)
                : Uni.createFrom().nullItem();
    }

    /** Checks a bearer token, or a step of the code flow. */
    Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return mechanism
                .authenticate(request, providers)
                .onItem()
                .ifNotNull()
                .transform(identity -> translated(identity, signsIn(request)))
                .onFailure(e -> !(e instanceof AuthenticationRedirectException))
                .transform(e -> failed(request, e));
    }

    private SecurityIdentity translated(SecurityIdentity identity, boolean isSignIn) {
        if (!isSignIn && identity.getPrincipal() instanceof JsonWebToken token && !AccessTokenClaims.areIn(token)) {
            throw new AuthenticationFailedException("the token is no access token");
        }
        var name = identity.getPrincipal().getName();
        if (name == null || name.isBlank()) {
            throw new AuthenticationFailedException("the token has no claim " + configuration.nameClaim());
        }
        var caller = ProviderCaller.of(name, identity.getRoles(), configuration.rolePrefix());
        return CallerIdentity.ofProvider(caller.name(), caller.roles(), issuedAt(identity));
    }

    /** The earliest time for a token that does not say it, so that it counts as old. */
    private static Instant issuedAt(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getIssuedAtTime())
                : Instant.EPOCH;
    }

    private AuthenticationFailedException failed(RoutingContext request, Throwable cause) {
        boolean isOfCaller =
                cause instanceof AuthenticationFailedException || cause instanceof AuthenticationCompletionException;
        if (!isOfCaller) {
            logOutage(cause);
        }
        if (!signsIn(request)) {
            AccessRefusal.note(
                    request,
                    isOfCaller
                            ? "the bearer token is not valid: it must be an access token of the identity provider for this audience, name its caller, and not be expired"
                            : "the identity provider is unavailable, so that the bearer token cannot be checked; retry later");
        } else if (!(cause instanceof AuthenticationFailedException)) {
            request.put(FAULT, isOfCaller ? Fault.REFUSED : Fault.UNAVAILABLE);
        }
        return new AuthenticationFailedException(cause);
    }

    /** The message of the cause may have parts of a token, so that only its kind is logged. */
    private static void logOutage(Throwable cause) {
        LOG.warnf("the identity provider is unavailable: %s", cause.getClass().getSimpleName());
    }

    private static boolean isAt(String path, RoutingContext request) {
        return request.normalizedPath().equals(path);
    }
}
