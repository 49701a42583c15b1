/** The people we write to, and what they allowed: our own view of customer profiles and consents. */
package io.winback.notification.recipient;
