package io.winback.chassis.inbox;

import java.util.List;

/** Records of one topic in the order of their partitions. */
public record EventBatch(List<RawRecord> records) {}
