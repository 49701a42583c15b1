package io.winback.campaign.access;

import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.ConsoleCookie;
import java.time.Duration;

/** The cookies of sign-in, as the header {@code Set-Cookie}. No script reads them, and no other site sends them. */
enum AccessCookie {
    /** It ends with the browser at the latest. */
    SESSION(ConsoleCookie.SESSION, null),
    FORM(ConsoleCookie.FORM, Duration.ofHours(1)),
    DEVICE(ConsoleCookie.DEVICE, KnownDevice.MEMORY),
    SHOWN_ONCE(ConsoleCookie.SHOWN_ONCE, SecretSeal.LIFETIME);

    private final ConsoleCookie cookie;

    /** Null until the browser is closed. */
    private final Duration lifetime;

    AccessCookie(ConsoleCookie cookie, Duration lifetime) {
        this.cookie = cookie;
        this.lifetime = lifetime;
    }

    String with(String value, HttpServerRequest request) {
        return text(value, lifetime, request);
    }

    String removed(HttpServerRequest request) {
        return text("", Duration.ZERO, request);
    }

    private String text(String value, Duration age, HttpServerRequest request) {
        return "%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s"
                .formatted(
                        cookie.name(request),
                        value,
                        ConsoleCookie.isSecure(request) ? "; Secure" : "",
                        age == null ? "" : "; Max-Age=" + age.toSeconds());
    }
}
