package io.winback.chassis.http;

import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.ConsoleCookie;
import io.winback.chassis.secrets.Base64Url;
import java.time.Duration;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The page of the console that a person wanted before a sign-in at the identity provider. The provider knows only the address of the
 * sign-in, so that a cookie of the browser keeps the page meanwhile. It is {@code SameSite=Lax}, because the browser comes back from
 * another site. It names pages of this console only, and gives no access.
 */
public final class WantedPage {

    private static final Duration MEMORY = Duration.ofHours(1);

    private WantedPage() {}

    /** The page that the address of the request names, or else that of its cookie; empty without one. */
    public static Optional<String> of(HttpServerRequest request) {
        return named(request).or(() -> kept(request));
    }

    /** The header {@code Set-Cookie} that keeps the page of the address, and forgets an earlier one. */
    static String keep(HttpServerRequest request) {
        return named(request)
                .map(page -> cookie(Base64Url.encode(page.getBytes(UTF_8)), MEMORY, request))
                .orElseGet(() -> forget(request));
    }

    /** The header {@code Set-Cookie} that forgets the page. */
    public static String forget(HttpServerRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static Optional<String> named(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam(ConsolePage.NEXT)).filter(ConsolePage::isOwn);
    }

    private static Optional<String> kept(HttpServerRequest request) {
        try {
            return Optional.ofNullable(ConsoleCookie.WANTED.value(request))
                    .map(value -> new String(Base64Url.decode(value), UTF_8))
                    .filter(ConsolePage::isOwn);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String cookie(String value, Duration age, HttpServerRequest request) {
        return "%s=%s; Path=/; HttpOnly; SameSite=Lax%s; Max-Age=%d"
                .formatted(
                        ConsoleCookie.WANTED.name(request),
                        value,
                        ConsoleCookie.isSecure(request) ? "; Secure" : "",
                        age.toSeconds());
    }
}
