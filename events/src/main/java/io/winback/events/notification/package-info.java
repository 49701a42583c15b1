/** What notification-service publishes: what became of each message, and what people allowed. */
package io.winback.events.notification;
