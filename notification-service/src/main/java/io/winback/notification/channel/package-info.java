/** The seam to the providers of messages. A new channel is a new {@link io.winback.notification.channel.Messenger}. */
package io.winback.notification.channel;
