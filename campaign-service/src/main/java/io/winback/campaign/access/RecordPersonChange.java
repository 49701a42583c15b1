package io.winback.campaign.access;

import io.winback.chassis.access.Role;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Records in the audit log what changed about a person: the roles, and that there is a new password. */
@ApplicationScoped
class RecordPersonChange {

    private final AuditTrail auditTrail;

    RecordPersonChange(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    /**
     * @param before the roles; null for a new person
     * @param after the roles; null for a deleted person
     */
    @Transactional(MANDATORY)
    void record(String personId, Set<Role> before, Set<Role> after, boolean hasNewPassword) {
        auditTrail.changed("person/" + personId, state(before, false), state(after, hasNewPassword));
    }

    private static Map<String, String> state(Set<Role> roles, boolean hasNewPassword) {
        if (roles == null) {
            return null;
        }
        var state = new HashMap<>(Map.of("roles", GrantedRoles.text(roles)));
        if (hasNewPassword) {
            state.put("password", "new");
        }
        return state;
    }
}
