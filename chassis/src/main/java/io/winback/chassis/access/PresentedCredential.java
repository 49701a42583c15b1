package io.winback.chassis.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The one credential that a request has. Its kind follows from where it stands, and never from whether another kind fails.
 *
 * @param text empty without a credential
 */
record PresentedCredential(Kind kind, String text) {

    private static final String BEARER = "Bearer ";

    enum Kind {
        NONE,
        API_KEY,
        BEARER,
        SESSION
    }

    /**
     * @param withSession whether the cookie of a session counts on this path
     * @param withBearer whether bearer tokens of an identity provider are accepted
     * @throws AuthenticationFailedException for several credentials, one in the URL, and a kind that is not accepted
     */
    static PresentedCredential of(HttpServerRequest request, boolean withSession, boolean withBearer) {
        var keys = request.headers().getAll(ApiKeyText.HEADER);
        var authorization = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (request.query() != null && ApiKeyText.isContainedIn(request.query())) {
            throw new AuthenticationFailedException(
                    "an API key must not be in the URL, which logs keep; send it in the header X-Api-Key, and replace this key");
        }
        if (keys.size() + authorization.size() > 1) {
            throw new AuthenticationFailedException(
                    "the request has several credentials; send one header X-Api-Key and no header Authorization");
        }
        if (!authorization.isEmpty()) {
            return new PresentedCredential(Kind.BEARER, bearer(authorization.get(0), withBearer));
        }
        if (!keys.isEmpty()) {
            return new PresentedCredential(Kind.API_KEY, keys.get(0));
        }
        return ofSession(request, withSession);
    }

    private static PresentedCredential ofSession(HttpServerRequest request, boolean withSession) {
        var session = withSession ? ConsoleCookie.SESSION.value(request) : null;
        return session == null
                ? new PresentedCredential(Kind.NONE, "")
                : new PresentedCredential(Kind.SESSION, session);
    }

    private static String bearer(String authorization, boolean isAccepted) {
        if (!isAccepted) {
            throw new AuthenticationFailedException(
                    "the header Authorization is not accepted; send an API key in the header X-Api-Key");
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new AuthenticationFailedException(
                    "the header Authorization must have a bearer token of the identity provider");
        }
        return authorization.substring(BEARER.length());
    }
}
