package io.winback.events;

import java.util.UUID;

/**
 * The last record of a customer in a compacted topic. It has no payload, so that compaction removes the earlier records. Its
 * event id is the id of the erasure.
 */
public interface Tombstone extends Event {

    UUID erasureId();
}
