/** The recipients of messages: their addresses, their consents, and the suppression list. */
package io.winback.notification.recipient;
