package io.winback.campaign.access;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Set;

/**
 * The cookies of sign-in, as the header {@code Set-Cookie}. No script reads them, and no other site sends them. They are sent over
 * TLS only, except to the own machine, which has no certificate.
 */
enum AccessCookie {
    /** The session of a person. It ends with the browser at the latest. */
    SESSION(AccessCookie.SESSION_NAME, "/", ""),
    /** The token of a form without a session. */
    FORM(AccessCookie.FORM_NAME, "/sign-in", "; Max-Age=" + Duration.ofHours(1).toSeconds());

    static final String SESSION_NAME = "winback-session";
    static final String FORM_NAME = "winback-form";

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final String label;
    private final String path;
    private final String age;

    AccessCookie(String label, String path, String age) {
        this.label = label;
        this.path = path;
        this.age = age;
    }

    String with(String value, HttpServerRequest request) {
        return text(value, age, request);
    }

    String removed(HttpServerRequest request) {
        return text("", "; Max-Age=0", request);
    }

    private String text(String value, String lifetime, HttpServerRequest request) {
        return "%s=%s; Path=%s; HttpOnly; SameSite=Strict%s%s"
                .formatted(label, value, path, isSecure(request) ? "; Secure" : "", lifetime);
    }

    private static boolean isSecure(HttpServerRequest request) {
        var authority = request.authority();
        return request.isSSL()
                || !"http".equals(request.scheme())
                || authority == null
                || !OWN_MACHINE.contains(authority.host());
    }
}
