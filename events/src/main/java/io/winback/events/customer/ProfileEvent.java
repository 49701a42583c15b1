package io.winback.events.customer;

import io.winback.events.Event;

/** The records of the compacted topic of profiles. */
public sealed interface ProfileEvent extends Event permits CustomerProfile, ProfileErased {}
