package io.winback.chassis.inbox;

import java.util.List;

/** Records of one topic as they came, a person's in their order. */
public record EventBatch(List<RawRecord> records) {}
