/** Published events: stored in the transaction of their change, then sent in order until the broker acknowledges them. */
package io.winback.chassis.outbox;
