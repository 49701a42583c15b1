package io.winback.campaign.access.keys;

import io.winback.chassis.access.AccessScope;
import io.winback.chassis.access.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The resources of the four services that a scope can name, with the roles that some operation of each allows. */
final class ScopeResources {

    /**
     * The first part of each path after {@code /v1/}, the roles that read, and the roles that write. The letters are those of the
     * matrix in {@code docs/security.md}; a hyphen stands for no role that a key may have.
     */
    private static final String MATRIX = """
            api-keys               | A       | A
            audit-entries          | A       | -
            campaigns              | VMPSOA  | VMPSOA
            cancellations          | -       | SIA
            complaints             | SIA     | SIA
            coupons                | SIA     | SIA
            customers              | VMPSIOA | SIA
            dead-letters           | OA      | OA
            death-hints            | SA      | SA
            emergency-stop         | VMPSOA  | MPSOA
            episodes               | VMPSOA  | -
            erasures               | OA      | OA
            exchange-rates         | VMPSIOA | IOA
            figures                | VMPSIOA | -
            import-formats         | VMPSIOA | IOA
            imports                | -       | IOA
            insights               | VMPSOA  | -
            interviews             | SA      | SIA
            jobs                   | MSIOA   | -
            key-uses               | -       | -
            messages               | VMPSOA  | -
            offers                 | VMPSIOA | MSIA
            orders                 | VMPSIOA | SIA
            payment-failures       | -       | SIA
            people                 | A       | A
            qualifications         | -       | VMPSOA
            reason-classifications | -       | MSIA
            reason-classifiers     | VMPSOA  | MOA
            reason-corrections     | -       | MSA
            redemptions            | SIA     | SIA
            returns                | -       | SIA
            scoring-models         | VMPSOA  | -
            scorings               | VMPSOA  | MOA
            sending-holds          | OA      | -
            survey-invitations     | -       | MSIA
            survey-responses       | -       | SIA
            templates              | VMPSOA  | MPSA
            themes                 | VMPSOA  | MSA
            """;

    private static final Map<Character, Role> LETTERS = Map.of(
            'V', Role.VIEWER,
            'M', Role.MARKETER,
            'P', Role.APPROVER,
            'S', Role.SUPPORT,
            'I', Role.INTEGRATOR,
            'O', Role.OPERATOR,
            'A', Role.ADMIN);

    /** The roles of each scope. */
    private static final Map<AccessScope, Set<Role>> ROLES = read();

    /** The names of the resources. */
    static final SortedSet<String> ALL = names();

    private ScopeResources() {}

    /** The roles that some operation within the scope allows. */
    static Set<Role> roles(AccessScope scope) {
        return ROLES.getOrDefault(scope, Set.of());
    }

    private static Map<AccessScope, Set<Role>> read() {
        var roles = new HashMap<AccessScope, Set<Role>>();
        MATRIX.lines().forEach(row -> {
            var columns = row.split("\\|");
            var resource = columns[0].strip();
            roles.put(new AccessScope(resource, false), rolesOf(columns[1].strip()));
            roles.put(new AccessScope(resource, true), rolesOf(columns[2].strip()));
        });
        return Collections.unmodifiableMap(roles);
    }

    private static Set<Role> rolesOf(String letters) {
        var roles = EnumSet.noneOf(Role.class);
        letters.chars().filter(letter -> letter != '-').forEach(letter -> roles.add(LETTERS.get((char) letter)));
        return Collections.unmodifiableSet(roles);
    }

    private static SortedSet<String> names() {
        var names = new TreeSet<String>();
        ROLES.keySet().forEach(scope -> names.add(scope.resource()));
        return Collections.unmodifiableSortedSet(names);
    }
}
