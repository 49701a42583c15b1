package io.winback.customer.complaint;

import io.winback.events.customer.ChurnReason;

/**
 * A theme as the audit log compares it.
 *
 * @param resolution null while it is not resolved
 */
record ThemeState(String name, ChurnReason reason, String resolution) {

    static ThemeState of(Theme theme) {
        return new ThemeState(theme.name(), theme.reason(), theme.resolution());
    }
}
