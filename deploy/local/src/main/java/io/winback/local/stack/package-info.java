/** The parts of the system on one machine, their ports, and the order in which they start and stop. */
package io.winback.local.stack;
