package io.winback.notification.message;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;

/** Masks the addresses that a view shows, unless the service is configured to show them. */
@ApplicationScoped
class AddressMask {

    private static final String HIDDEN = "***";
    private static final int SHOWN_DIGITS = 3;

    private final NotificationConfiguration configuration;

    AddressMask(NotificationConfiguration configuration) {
        this.configuration = configuration;
    }

    String shown(String address) {
        return configuration.showAddresses() ? address : masked(address);
    }

    /** {@code hanako@example.com} as {@code h***@example.com}, and {@code +819012345678} as {@code ***678}. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        if (at > 0) {
            return address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
        }
        return address.length() <= 2 * SHOWN_DIGITS
                ? HIDDEN
                : HIDDEN + address.substring(address.length() - SHOWN_DIGITS);
    }
}
