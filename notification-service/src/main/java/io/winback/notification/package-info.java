/** Sends messages to customers, within their consents, and the consumers of the events that it needs. */
package io.winback.notification;
