/** Received events: handled in batches, once each. An event that cannot be handled becomes a dead letter. */
package io.winback.chassis.inbox;
