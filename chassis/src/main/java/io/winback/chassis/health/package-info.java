/** Liveness: whether a worker still makes progress. */
package io.winback.chassis.health;
