package io.winback.events.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is asked of requests. */
@ConfigMapping(prefix = "winback.rest")
interface RestConfiguration {

    /** The largest body, in bytes, of a request that is not streamed. */
    @WithDefault("1048576")
    long maxBodySize();

    /** How the path of requests begins whose bodies are streamed to disk, and may be of any size. */
    Optional<String> streamed();
}
