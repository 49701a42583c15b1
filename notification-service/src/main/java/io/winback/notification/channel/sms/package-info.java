/** Sends SMS by SMPP 3.4. */
package io.winback.notification.channel.sms;
