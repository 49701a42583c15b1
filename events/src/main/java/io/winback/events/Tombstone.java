package io.winback.events;

import java.util.UUID;

/**
 * The last word on a person in a compacted topic. It travels without a payload, so that what was said before goes too; its
 * own id is that of the erasure.
 */
public interface Tombstone extends Event {

    UUID erasureId();
}
