package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;

/** A sentence of which somebody said what reason it gives. */
record Example(ChurnReason reason, String text) {}
