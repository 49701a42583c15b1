package io.winback.chassis.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Limits and paths of requests. */
@ConfigMapping(prefix = "winback.rest")
interface RestConfiguration {

    /** The largest body, in bytes, of a request that is not streamed. */
    @WithDefault("1048576")
    long maxBodySize();

    /** The prefix of the paths whose bodies are not held in memory: they are streamed to disk, or not read. */
    Optional<String> streamed();

    /**
     * The paths that people open in a browser or from a message, as a regular expression. An error there is an HTML page. Unknown
     * query parameters are accepted there, because mail clients add some.
     */
    Optional<String> pages();

    /**
     * How long a statement of a request waits for a lock, as PostgreSQL writes it. A longer one answers later, and with fewer 503.
     * Keep it above the lock timeout of migrations, because requests wait behind a migration.
     */
    @WithDefault("1500ms")
    String lockTimeout();

    /** How long a statement of a request may run, as PostgreSQL writes it. Then the request is answered with 503. */
    @WithDefault("4s")
    String statementTimeout();

    /** @param path with or without its first slash */
    default boolean isPage(String path) {
        return pages().filter(pages -> (path.startsWith("/") ? path : "/" + path).matches(pages))
                .isPresent();
    }
}
