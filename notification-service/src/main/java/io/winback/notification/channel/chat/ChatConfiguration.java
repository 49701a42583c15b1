package io.winback.notification.channel.chat;

import io.smallrye.config.ConfigMapping;

/** The LINE Messaging API, or what speaks like it. */
@ConfigMapping(prefix = "winback.notification.chat")
interface ChatConfiguration {

    /** The channel access token. */
    String token();
}
