package io.winback.campaign.access.keys;

import io.winback.chassis.http.InvalidInput;

/** Why a form of the page of keys has no effect. */
public enum KeyFault {
    NAME,
    NAME_TAKEN,
    ROLES,
    SCOPES,
    OVERLAP,
    NOT_ACTIVE,
    EXPIRED;

    /** The fault of the field that a use case refuses. */
    static KeyFault of(InvalidInput wrong) {
        return switch (wrong.field().replaceAll("\\[.*", "")) {
            case "name" -> NAME;
            case "roles" -> ROLES;
            case "scopes" -> SCOPES;
            case "overlap" -> OVERLAP;
            default -> throw wrong;
        };
    }
}
