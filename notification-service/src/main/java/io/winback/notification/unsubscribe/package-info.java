/** The consents of a customer over REST, and unsubscribing by the link in a message: a page and one click (RFC 8058). */
package io.winback.notification.unsubscribe;
