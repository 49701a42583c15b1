/** Routing: the channels to try for a person, in order, and the gates that each must pass. */
package io.winback.notification.routing;
