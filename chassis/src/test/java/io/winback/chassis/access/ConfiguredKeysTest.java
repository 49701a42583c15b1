package io.winback.chassis.access;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The setting with the keys says who may call, so text that cannot be read ends the start with what is expected. */
class ConfiguredKeysTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER_HASH = "fedcba9876543210".repeat(4);

    @Test
    void anEntryHasANameRolesAndAHash() {
        assertThat(ConfiguredKeys.parse("local-admin:ADMIN+VIEWER:" + HASH))
                .containsExactly(new KnownKey("local-admin", HASH, Set.of(Role.ADMIN, Role.VIEWER), Set.of()));
    }

    @Test
    void anEntryMayHaveScopesOrNoRole() {
        assertThat(ConfiguredKeys.parse(
                        "shop:INTEGRATOR:%s:orders:write+customers:read, none::%s".formatted(HASH, OTHER_HASH)))
                .containsExactly(
                        new KnownKey(
                                "shop",
                                HASH,
                                Set.of(Role.INTEGRATOR),
                                Set.of(new AccessScope("orders", true), new AccessScope("customers", false))),
                        new KnownKey("none", OTHER_HASH, Set.of(), Set.of()));
    }

    @Test
    void anAbsentSettingHasNoKeys() {
        assertThat(ConfiguredKeys.parse(null)).isEmpty();
        assertThat(ConfiguredKeys.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a:ADMIN                 | entry 1: it must have three or four parts
            a:ADMIN:HASH,           | entry 2: it must have three or four parts
            :ADMIN:HASH             | entry 1: the name must be 1 to 64 of a-z 0-9 -, not ""
            A:ADMIN:HASH            | entry 1: the name must be 1 to 64 of a-z 0-9 -, not "A"
            a:BOSS:HASH             | the role must be one of VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN, SERVICE, not "BOSS"
            a:ADMIN+:HASH           | not ""
            a:ADMIN:abc             | the hash must be the SHA-256 of the key as 64 lower-case hexadecimal digits
            a:ADMIN:HASH:orders     | the scope "orders" must be a resource with :read or :write
            a:ADMIN:HASH:           | entry 1: it must have three or four parts
            a:ADMIN:HASH,b::HASH    | entry 2: its hash is that of an earlier entry
            """)
    void aWrongEntryIsNamedWithWhatIsExpected(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfiguredKeys.parse(text.replace("HASH", HASH)))
                .withMessageStartingWith("winback.access.configured-keys (WINBACK_ACCESS_CONFIGURED_KEYS): entry ")
                .withMessageContaining(message)
                .withMessageEndingWith("expected name:ROLE+ROLE:sha256 or name:ROLE+ROLE:sha256:scope+scope")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(HASH));
    }
}
