package io.winback.chassis.access;

import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells an access token from the other tokens of an identity provider, which have the same signature. */
final class AccessTokenClaims {

    /** Some providers, such as Keycloak, name the kind of a token in this claim. */
    private static final String KIND = "typ";

    private static final String ACCESS = "bearer";
    private static final Set<String> OTHER_KINDS = Set.of("id", "refresh", "offline", "logout");

    /** Claims that bind an ID token to its sign-in. Some access tokens of Keycloak have a nonce, too, but they name their kind. */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash");

    private AccessTokenClaims() {}

    /** A token that does not say what it is counts as an access token. */
    static boolean areIn(JsonWebToken token) {
        var kind = token.getClaim(KIND) instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        return kind.equals(ACCESS)
                || !OTHER_KINDS.contains(kind) && OF_ID_TOKENS.stream().noneMatch(token::containsClaim);
    }
}
