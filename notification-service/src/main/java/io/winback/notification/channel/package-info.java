/** Channels: how a message is handed to a provider. A new channel is a new {@link io.winback.notification.channel.Messenger}. */
package io.winback.notification.channel;
