package io.winback.chassis.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the caller of a request by its one credential. This is the only mechanism, so that no order of mechanisms decides. It
 * works without a query and without a call for API keys. Public paths never reach it.
 *
 * <p>Bearer tokens of OpenID Connect, and the sign-in paths of the console, go to the mechanism of that extension.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class CredentialMechanism implements HttpAuthenticationMechanism {

    static final String CHALLENGE = "ApiKey";

    /** The header of a request with which a page of the console updates a part of itself. */
    private static final String UPDATE = "HX-Request";

    /** The token of a session: 256 bits as base64url. A text of another form is not looked up. */
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final int UNAUTHORIZED = 401;

    /** Before the mechanism of OpenID Connect, which this one calls. */
    private static final int BEFORE_OTHERS = 2_000;

    private final KeyRing keys;
    private final Instance<SessionLookup> sessions;
    private final IdentityProvider provider;

    CredentialMechanism(KeyRing keys, Instance<SessionLookup> sessions, IdentityProvider provider) {
        this.keys = keys;
        this.sessions = sessions;
        this.provider = provider;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        try {
            var presented = PresentedCredential.of(request.request(), hasSession(request), provider.isEnabled());
            return switch (presented.kind()) {
                case API_KEY -> Uni.createFrom().item(ofKey(presented.text(), request));
                case SESSION -> ofSession(presented.text(), request);
                case BEARER -> provider.authenticate(request, providers);
                case NONE ->
                    provider.signsIn(request)
                            ? provider.signIn(request, providers)
                            : Uni.createFrom().nullItem();
            };
        } catch (AuthenticationFailedException e) {
            AccessRefusal.note(request, e.getMessage());
            return Uni.createFrom().failure(e);
        }
    }

    private SecurityIdentity ofKey(String text, RoutingContext request) {
        var key = keys.find(text)
                .orElseThrow(
                        () -> new AuthenticationFailedException("the API key is unknown, has expired, or was revoked"));
        if (!key.includes(request.request().method().name(), request.normalizedPath())) {
            AccessRefusal.note(request, "the key is limited to the scopes " + String.join(", ", sorted(key.scopes())));
            return CallerIdentity.of(CallerKind.KEY, key.name(), Set.of());
        }
        var actors = request.request().headers().getAll(Actor.HEADER);
        if (key.isOfService() && !actors.isEmpty()) {
            return ofActor(String.join(",", actors), key.name());
        }
        return CallerIdentity.ofKey(key);
    }

    private static Iterable<String> sorted(Set<AccessScope> scopes) {
        return scopes.stream().map(AccessScope::toString).sorted().toList();
    }

    /** The roles of the actor replace those of the service, so that no person uses the rights of a service. */
    private static SecurityIdentity ofActor(String text, String service) {
        try {
            return CallerIdentity.ofActor(Actor.parse(text), service);
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailedException(e.getMessage());
        }
    }

    /** The API takes no cookie, because a browser sends it with requests that another site starts. */
    private boolean hasSession(RoutingContext request) {
        var path = request.normalizedPath();
        return sessions.isResolvable()
                && !provider.signsIn(request)
                && !path.startsWith("/v1/")
                && !path.startsWith("/q/");
    }

    private Uni<SecurityIdentity> ofSession(String token, RoutingContext request) {
        if (!SESSION.matcher(token).matches()) {
            AccessRefusal.noteWrongSession(request);
            return Uni.createFrom().nullItem();
        }
        boolean prolongs = request.request().getHeader(UPDATE) == null;
        var found = request.vertx().executeBlocking(() -> sessions.get().find(token, prolongs), false);
        return Uni.createFrom().completionStage(found.toCompletionStage()).map(session -> session.map(
                        caller -> CallerIdentity.of(caller.kind(), caller.name(), caller.roles()))
                .orElseGet(() -> {
                    AccessRefusal.noteWrongSession(request);
                    return null;
                }));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", CHALLENGE));
    }

    @Override
    public int getPriority() {
        return BEFORE_OTHERS;
    }

    /** Lets the failure handler answer with a problem. The default answers without a body. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        request.fail(UNAUTHORIZED, new UnauthorizedException());
        return Uni.createFrom().item(true);
    }
}
