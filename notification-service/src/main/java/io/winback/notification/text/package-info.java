/** How long a text is on a channel: the alphabets and parts of SMS, the characters of chat. */
package io.winback.notification.text;
