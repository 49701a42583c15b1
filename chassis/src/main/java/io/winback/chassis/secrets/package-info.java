/** Secrets: their check before a service starts, hashes and encodings. */
package io.winback.chassis.secrets;
