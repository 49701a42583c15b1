/** The one clock of a service. */
package io.winback.chassis.clock;
