package io.winback.campaign.access.keys;

import io.winback.chassis.access.AccessScope;
import io.winback.chassis.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScopeResourcesTest {

    private static final Pattern ROW =
            Pattern.compile("\\| [a-z]+ \\| ([A-Z]+) \\| `/v1/([a-z-]+)[^`]*` \\| [A-Za-z]+ \\| ([A-Z ]+) \\|");

    private static final Map<String, Role> LETTERS = Map.of(
            "V", Role.VIEWER,
            "M", Role.MARKETER,
            "P", Role.APPROVER,
            "S", Role.SUPPORT,
            "I", Role.INTEGRATOR,
            "O", Role.OPERATOR,
            "A", Role.ADMIN,
            "X", Role.SERVICE);

    @Test
    void aScopeCanNameEveryResourceOfTheMatrixWithItsRolesAndNoOther() throws IOException {
        var matrix = matrix();

        assertThat(ScopeResources.ALL)
                .containsExactlyInAnyOrderElementsOf(matrix.keySet().stream()
                        .map(AccessScope::resource)
                        .distinct()
                        .toList());
        for (var resource : ScopeResources.ALL) {
            for (boolean write : new boolean[] {false, true}) {
                var scope = new AccessScope(resource, write);
                assertThat(ScopeResources.roles(scope))
                        .as(scope.toString())
                        .isEqualTo(matrix.getOrDefault(scope, Set.of()));
            }
        }
    }

    /** The roles of each scope that {@code docs/security.md} has, without that of services. */
    private static Map<AccessScope, Set<Role>> matrix() throws IOException {
        var roles = new HashMap<AccessScope, Set<Role>>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "security.md")))
                .results()
                .forEach(row -> Arrays.stream(row.group(3).split(" "))
                        .map(LETTERS::get)
                        .forEach(role -> roles.computeIfAbsent(
                                        new AccessScope(
                                                row.group(2), !row.group(1).equals("GET")),
                                        scope -> EnumSet.noneOf(Role.class))
                                .add(role)));
        roles.values().forEach(some -> some.remove(Role.SERVICE));
        return roles;
    }
}
