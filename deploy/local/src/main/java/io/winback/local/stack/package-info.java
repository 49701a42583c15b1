/** The whole system on one machine: its parts, their ports, and the order in which they start and end. */
package io.winback.local.stack;
