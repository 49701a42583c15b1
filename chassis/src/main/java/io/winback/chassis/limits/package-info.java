/** How many requests a caller may send, counted over all replicas. */
package io.winback.chassis.limits;
