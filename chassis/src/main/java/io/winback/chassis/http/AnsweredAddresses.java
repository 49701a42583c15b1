package io.winback.chassis.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets malformed addresses reach {@link UnreadableRequests}. Otherwise the server answers them without a body. It reads this
 * setting once, at its start, from the system properties alone; the configuration is built before.
 */
public final class AnsweredAddresses implements SmallRyeConfigBuilderCustomizer {

    private static final String UNCHECKED = "vertx.disableURIValidation";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(UNCHECKED, "true");
    }
}
