package io.winback.events.access;

import io.winback.events.Event;

/** The records of the compacted topic of access. */
public sealed interface AccessEvent extends Event permits AccessKeyChanged {}
