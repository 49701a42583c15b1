package io.winback.chassis.http;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/**
 * Behind a proxy without a list of trusted ones every caller could choose its address, and so it could in a header that no proxy
 * writes. The service does not start then.
 */
@ApplicationScoped
@Startup
class TrustedProxies {

    private static final String SETTINGS = "quarkus.http.proxy.";

    TrustedProxies(Config config) {
        check(
                config.getValue(SETTINGS + "proxy-address-forwarding", Boolean.class),
                config.getOptionalValue(SETTINGS + "trusted-proxies", String.class)
                        .orElse(""));
        checkHeader(config.getOptionalValue(SETTINGS + "allow-forwarded", Boolean.class)
                .orElse(false));
    }

    static void check(boolean isBehindProxy, String trusted) {
        if (isBehindProxy && trusted.isBlank()) {
            throw new IllegalArgumentException(
                    "WINBACK_TRUSTED_PROXIES must have the addresses of the proxies, such as 10.0.0.7 or 10.0.0.0/24, because WINBACK_BEHIND_PROXY is true");
        }
    }

    static void checkHeader(boolean allowsForwarded) {
        if (allowsForwarded) {
            throw new IllegalArgumentException(
                    "quarkus.http.proxy.allow-forwarded must be false: the address of a caller is read from X-Forwarded-For, not from Forwarded");
        }
    }
}
