/** Sending: claims queued messages, hands them to their provider, and records each outcome. */
package io.winback.notification.sending;
