/** The interface to the message providers. A new channel is a new {@link io.winback.notification.channel.Messenger}. */
package io.winback.notification.channel;
