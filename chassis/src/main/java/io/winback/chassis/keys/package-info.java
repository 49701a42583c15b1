/** Issued API keys: what campaign-service publishes of them, stored in this service and read into the key ring of each replica. */
package io.winback.chassis.keys;
