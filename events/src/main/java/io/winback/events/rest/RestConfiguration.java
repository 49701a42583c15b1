package io.winback.events.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is asked of requests. */
@ConfigMapping(prefix = "winback.rest")
interface RestConfiguration {

    /**
     * The largest body, in bytes, of a request that says how long it is and is not streamed. One that comes in chunks is held
     * to {@code quarkus.http.limits.max-body-size}.
     */
    @WithDefault("1048576")
    long maxBodySize();

    /** How the path of requests begins whose bodies are streamed to disk, and may be of any size. */
    Optional<String> streamed();
}
