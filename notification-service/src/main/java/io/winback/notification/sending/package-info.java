/** Sends queued messages: claims them, hands them to the messenger of their channel, and records the outcome. */
package io.winback.notification.sending;
