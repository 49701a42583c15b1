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

    /** For whom the pages are: customers who follow a link in a message, or operators who use the console. */
    @WithDefault("customers")
    PageReaders pageReaders();

    /** Who reads the pages of a service. */
    enum PageReaders {
        CUSTOMERS,
        OPERATORS
    }

    /**
     * How long a statement of a request waits for a lock, as PostgreSQL writes it. A longer one answers later, and with fewer 503.
     * Keep it above the lock timeout of migrations, because requests wait behind a migration.
     */
    @WithDefault("1500ms")
    String lockTimeout();

    /** How long a statement of a request may run, as PostgreSQL writes it. Then the request is answered with 503. */
    @WithDefault("4s")
    String statementTimeout();

    /**
     * The header {@code Strict-Transport-Security} of every answer, for browsers that came over HTTPS: they come over HTTPS only,
     * then. Empty sends none, for an installation whose host also has pages over plain HTTP.
     */
    Optional<String> strictTransportSecurity();

    /** @param path with or without its first slash */
    default boolean isPage(String path) {
        return pages().filter(pages -> (path.startsWith("/") ? path : "/" + path).matches("(?s)" + pages))
                .isPresent();
    }
}
