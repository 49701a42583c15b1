package io.winback.chassis.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A service that believes every sender does not start. */
class TrustedProxiesTest {

    @Test
    void aServiceBehindAProxyNamesItsProxies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.check(true, ""))
                .withMessageContaining("WINBACK_TRUSTED_PROXIES");
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.check(true, " "));
        assertThatCode(() -> TrustedProxies.check(true, "10.0.0.7")).doesNotThrowAnyException();
        assertThatCode(() -> TrustedProxies.check(false, "")).doesNotThrowAnyException();
    }

    @Test
    void theAddressIsReadFromOneHeaderOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.checkHeader(true))
                .withMessageContaining("allow-forwarded");
        assertThatCode(() -> TrustedProxies.checkHeader(false)).doesNotThrowAnyException();
    }
}
