/** The messages: their queue for each channel, their states and their history. */
package io.winback.notification.message;
