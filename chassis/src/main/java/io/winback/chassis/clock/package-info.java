/** The clock of a service. */
package io.winback.chassis.clock;
