/** Messages: requested by campaigns, queued by channel, and their history. */
package io.winback.notification.message;
