package io.winback.notification.channel.chat;

import io.smallrye.config.ConfigMapping;

/** The access to the LINE Messaging API. */
@ConfigMapping(prefix = "winback.notification.chat")
interface ChatConfiguration {

    /** The channel access token. */
    String token();
}
