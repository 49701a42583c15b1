/** How an event arrives: in batches, once each, and set aside with its cause when it cannot be handled. */
package io.winback.chassis.inbox;
