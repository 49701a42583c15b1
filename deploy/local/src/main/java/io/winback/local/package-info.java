/** Everything on one machine with no Docker: the commands of {@code winback}. */
package io.winback.local;
