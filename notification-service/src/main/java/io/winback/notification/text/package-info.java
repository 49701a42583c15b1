/** The length of texts: the alphabets and parts of SMS, and the characters of other messages. */
package io.winback.notification.text;
