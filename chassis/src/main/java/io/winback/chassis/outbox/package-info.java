/** How an event leaves: stored with the change it tells of, then relayed, in order and until acknowledged. */
package io.winback.chassis.outbox;
