/** The events of notification-service: the outcome of each message, and changes of consents. */
package io.winback.events.notification;
