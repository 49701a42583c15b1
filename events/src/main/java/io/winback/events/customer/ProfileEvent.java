package io.winback.events.customer;

import io.winback.events.Event;

/** What the compacted topic says of people. */
public sealed interface ProfileEvent extends Event permits CustomerProfile, ProfileErased {}
