package io.winback.testkit;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers that every answer of a service has once, because browsers obey them. */
public final class HeadersOfAnswers {

    private static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> EXPECTED = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private HeadersOfAnswers() {}

    /** What is wrong with the headers of an answer that no cache may keep; empty if nothing is. */
    public static Optional<String> problemWith(HttpHeaders headers) {
        return !headers.allValues("Cache-Control").equals(List.of("no-store"))
                ? Optional.of("Cache-Control must be no-store, but is " + headers.allValues("Cache-Control"))
                : problemWithFile(headers);
    }

    /** As above, for a script or a style, which a cache may keep. */
    public static Optional<String> problemWithFile(HttpHeaders headers) {
        var policies = headers.allValues(POLICY);
        if (policies.size() != 1) {
            return Optional.of("expected one %s, not %s".formatted(POLICY, policies));
        }
        if (policies.get(0).contains("unsafe") || !policies.get(0).contains("frame-ancestors 'none'")) {
            return Optional.of("the policy allows too much: " + policies.get(0));
        }
        return EXPECTED.entrySet().stream()
                .filter(header -> !headers.allValues(header.getKey()).equals(List.of(header.getValue())))
                .map(header -> "%s must be %s, but is %s"
                        .formatted(header.getKey(), header.getValue(), headers.allValues(header.getKey())))
                .findFirst();
    }
}
