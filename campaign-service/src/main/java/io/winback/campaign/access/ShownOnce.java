package io.winback.campaign.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.AccessConfiguration;
import io.winback.chassis.access.ConsoleCookie;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Secrets that the console shows once. A form opens a page, and the page shows the secret, so that a reload neither sends the form again
 * nor shows the secret again. A cookie of the browser takes the secret to the page, within a minute. It is sealed for this page and the
 * session of the browser. No database has it.
 */
@ApplicationScoped
public class ShownOnce {

    private final SecretSeal seal;
    private final CurrentVertxRequest request;
    private final Clock clock;

    /** All replicas have the same service key. Without one, the replica that answered the form shows the secret. */
    ShownOnce(AccessConfiguration configuration, CurrentVertxRequest request, RandomGenerator random, Clock clock) {
        seal = new SecretSeal(configuration.serviceKey().orElseGet(() -> AccessToken.make(random)), random);
        this.request = request;
        this.clock = clock;
    }

    /**
     * The header {@code Set-Cookie} of the answer that opens the page.
     *
     * @param page its address, which has no query
     */
    public String handOver(String page, String secret) {
        return AccessCookie.SHOWN_ONCE.with(seal.seal(secret, context(page), clock.instant()), present());
    }

    /**
     * The secret that the request brings to the page; empty without one. The answer that shows it has the header of {@link #forget}.
     *
     * @param page its address, which has no query
     */
    public Optional<String> find(String page) {
        return Optional.ofNullable(ConsoleCookie.SHOWN_ONCE.value(present()))
                .flatMap(cookie -> seal.open(cookie, context(page), clock.instant()));
    }

    /** The header {@code Set-Cookie} with which the browser forgets the secret. */
    public String forget() {
        return AccessCookie.SHOWN_ONCE.removed(present());
    }

    private String context(String page) {
        var session = ConsoleCookie.SESSION.value(present());
        return page + "\n" + (session == null ? "" : AccessToken.hash(session));
    }

    private HttpServerRequest present() {
        return request.getCurrent().request();
    }
}
