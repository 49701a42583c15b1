/** Saying yes and no: consents over REST, a page for people, and one click for mail clients (RFC 8058). */
package io.winback.notification.unsubscribe;
