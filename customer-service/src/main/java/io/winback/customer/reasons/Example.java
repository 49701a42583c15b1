package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;

/** A sentence with its churn reason. */
record Example(ChurnReason reason, String text) {}
