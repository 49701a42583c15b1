package io.winback.events.inbox;

import java.util.List;

/** Records of one topic as they came, a person's in their order. */
public record EventBatch(List<EventRecord> records) {}
