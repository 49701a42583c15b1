/** Sends e-mail by SMTP. */
package io.winback.notification.channel.email;
