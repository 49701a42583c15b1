/** Selects the channel of a message: the order of channels and the gates that each must pass. */
package io.winback.notification.routing;
