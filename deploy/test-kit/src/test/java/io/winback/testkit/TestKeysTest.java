package io.winback.testkit;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestKeysTest {

    private static final List<String> ROLES =
            List.of("VIEWER", "MARKETER", "APPROVER", "SUPPORT", "INTEGRATOR", "OPERATOR", "ADMIN", "SERVICE");

    private final List<String> entries = List.of(TestKeys.configured().split(","));

    @Test
    void tenKeysAreConfiguredWithTheirHashesOnly() throws Exception {
        assertThat(entries)
                .hasSize(10)
                .contains("tests:%s:%s".formatted(String.join("+", ROLES), hash(TestKeys.withAllRoles())))
                .contains("without-roles::" + hash(TestKeys.withoutRoles()));
        for (var role : ROLES) {
            assertThat(entries).contains("%s:%s:%s".formatted(role.toLowerCase(), role, hash(TestKeys.of(role))));
        }
        assertThat(TestKeys.configured()).doesNotContain("wbk_");
    }

    @Test
    void eachKeyHasTheFormOfAKeyAndIsUnique() {
        var keys = Stream.concat(
                Stream.of(TestKeys.withAllRoles(), TestKeys.withoutRoles()),
                ROLES.stream().map(TestKeys::of));

        assertThat(keys).hasSize(10).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key)
                .matches("wbk_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void anUnknownRoleHasNoKey() {
        assertThatThrownBy(() -> TestKeys.of("viewer")).hasMessageStartingWith("unknown role viewer; expected one of");
    }

    private static String hash(String key) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    }
}
