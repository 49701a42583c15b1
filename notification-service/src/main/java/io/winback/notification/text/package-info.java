/** The length limits of texts: the alphabets and parts of SMS, and the characters of chat messages. */
package io.winback.notification.text;
