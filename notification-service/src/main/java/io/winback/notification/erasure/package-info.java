/** The erasure and the disclosure of the data of a customer, and the end of the retention of old data. */
package io.winback.notification.erasure;
