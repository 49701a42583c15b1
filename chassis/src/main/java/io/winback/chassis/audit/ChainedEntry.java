package io.winback.chassis.audit;

/**
 * An entry with its place in the chain.
 *
 * @param place null until the entry is chained
 */
record ChainedEntry(AuditEntry entry, ChainHead place) {}
