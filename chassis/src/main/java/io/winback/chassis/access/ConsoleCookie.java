package io.winback.chassis.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * The cookies of the console. Over TLS their names begin with {@code __Host-}: a browser takes such a cookie from this host alone, so
 * that no other host of the domain replaces it. Plain HTTP to the own machine, which has no certificate, has the plain name.
 */
public enum ConsoleCookie {
    /** The session of a person. */
    SESSION("winback-session"),
    /** The token of a form without a session. */
    FORM("winback-form"),
    /** The browser with which a person signed in before. */
    DEVICE("winback-device"),
    /** The page that a person wanted before a sign-in at the identity provider. */
    WANTED("winback-wanted"),
    /** A sealed secret on its way to the page that shows it once. */
    SHOWN_ONCE("winback-shown-once");

    private static final String ONE_HOST = "__Host-";
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final String plainName;

    ConsoleCookie(String plainName) {
        this.plainName = plainName;
    }

    /** The name of the cookie in this request and its answer. */
    public String name(HttpServerRequest request) {
        return isSecure(request) ? ONE_HOST + plainName : plainName;
    }

    /** Null without the cookie. */
    public String value(HttpServerRequest request) {
        var cookie = request.getCookie(name(request));
        return cookie == null ? null : cookie.getValue();
    }

    /** Whether cookies of the request are sent over TLS only. */
    public static boolean isSecure(HttpServerRequest request) {
        var authority = request.authority();
        return request.isSSL()
                || !"http".equals(request.scheme())
                || authority == null
                || !OWN_MACHINE.contains(authority.host());
    }
}
