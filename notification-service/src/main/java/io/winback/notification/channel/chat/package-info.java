/** Sends chat messages by the LINE Messaging API. */
package io.winback.notification.channel.chat;
