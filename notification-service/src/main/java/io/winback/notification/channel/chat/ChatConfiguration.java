package io.winback.notification.channel.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The LINE Messaging API, or what speaks like it. */
@ConfigMapping(prefix = "winback.notification.chat")
interface ChatConfiguration {

    /** The channel access token. */
    @WithDefault("local")
    String token();
}
