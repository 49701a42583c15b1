package io.winback.chassis.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is asked of requests. */
@ConfigMapping(prefix = "winback.rest")
interface RestConfiguration {

    /** The largest body, in bytes, of a request that is not streamed. */
    @WithDefault("1048576")
    long maxBodySize();

    /** How the path of requests begins whose bodies never go through memory: they are streamed to disk, or not read. */
    Optional<String> streamed();

    /** The paths that people open in a browser, as a regular expression: an error there is a page. */
    Optional<String> pages();
}
