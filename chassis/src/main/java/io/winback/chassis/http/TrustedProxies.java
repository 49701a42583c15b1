package io.winback.chassis.http;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** Behind a proxy without a list of trusted ones every caller could choose its address. The service does not start then. */
@ApplicationScoped
@Startup
class TrustedProxies {

    private static final String SETTINGS = "quarkus.http.proxy.";

    TrustedProxies(Config config) {
        check(
                config.getValue(SETTINGS + "proxy-address-forwarding", Boolean.class),
                config.getOptionalValue(SETTINGS + "trusted-proxies", String.class)
                        .orElse(""));
    }

    static void check(boolean isBehindProxy, String trusted) {
        if (isBehindProxy && trusted.isBlank()) {
            throw new IllegalArgumentException(
                    "WINBACK_TRUSTED_PROXIES must have the addresses of the proxies, such as 10.0.0.7 or 10.0.0.0/24, because WINBACK_BEHIND_PROXY is true");
        }
    }
}
