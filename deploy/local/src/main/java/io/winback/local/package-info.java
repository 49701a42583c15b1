/** The commands of {@code winback}, which runs the whole system on one machine without Docker. */
package io.winback.local;
