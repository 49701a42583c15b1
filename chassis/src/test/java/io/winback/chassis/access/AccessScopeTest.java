package io.winback.chassis.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A scope allows one resource, and reading or writing. */
class AccessScopeTest {

    @ParameterizedTest
    @CsvSource({
        "orders:write, POST, /v1/orders, true",
        "orders:write, GET, /v1/orders, false",
        "orders:read, GET, /v1/orders/o-1, true",
        "orders:read, HEAD, /v1/orders, true",
        "orders:read, POST, /v1/orders, false",
        "orders:read, GET, /v1/orders-of-others, false",
        "customers:write, DELETE, /v1/customers/c/x, true",
        "customers:read, GET, /v1/customers/c/orders, true",
        "orders:read, GET, /v1/customers/c/orders, false",
        "metrics:read, GET, /q/metrics, false",
        "orders:read, GET, /v1/%6Frders, false"
    })
    void aScopeAllowsItsResourceAndItsKindOfAccess(String scope, String method, String path, boolean allowed) {
        assertThat(AccessScope.parse(scope).allows(method, path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "orders:", ":read", "orders:all", "Orders:read", "*:read", "orders:read:x"})
    void aTextOfAnotherFormIsNoScope(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessScope.parse(text))
                .withMessageContaining("such as orders:write");
    }
}
