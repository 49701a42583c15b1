package io.winback.chassis.access;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Roles come from the values of a claim. Unknown values have no effect. */
class ProviderCallerTest {

    @Test
    void valuesWithThePrefixAreRoles() {
        assertThat(roles("winback-marketer", "/winback-viewer", "WINBACK-ADMIN"))
                .containsExactlyInAnyOrder(Role.MARKETER, Role.VIEWER, Role.ADMIN);
    }

    @Test
    void otherValuesAreLeftOut() {
        assertThat(roles("marketer", "winback-boss", "winback-", "", "other-viewer", "winback-viewer "))
                .isEmpty();
    }

    @Test
    void theRoleOfServicesNeverComesFromAToken() {
        assertThat(roles("winback-service", "SERVICE", "service")).isEmpty();
        assertThat(ProviderCaller.of("x", List.of("SERVICE", "VIEWER"), "").roles())
                .containsExactly(Role.VIEWER);
    }

    @Test
    void aNameThatOtherServicesCannotReadBecomesAHash() {
        assertThat(name("2f6b6e39-4a1c")).isEqualTo("2f6b6e39-4a1c");
        assertThat(name("hina@example.com")).matches("provider-[0-9a-f]{32}").isNotEqualTo(name("ken@example.com"));
        assertThat(name("a; roles=ADMIN")).matches("provider-[0-9a-f]{32}");
        assertThat(name("x".repeat(65))).matches("provider-[0-9a-f]{32}");
    }

    @Test
    void aNameThatLooksLikeAHashIsNotTheNameOfAnother() {
        assertThat(name(name("hina@example.com"))).isNotEqualTo(name("hina@example.com"));
    }

    private static Set<Role> roles(String... values) {
        return ProviderCaller.of("x", List.of(values), "winback-").roles();
    }

    private static String name(String name) {
        return ProviderCaller.of(name, List.of(), "winback-").name();
    }
}
