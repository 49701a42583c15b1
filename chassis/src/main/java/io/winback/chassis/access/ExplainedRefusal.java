package io.winback.chassis.access;

import io.quarkus.security.ForbiddenException;

/** A refusal for a reason other than the roles of the operation. The caller is told the reason, with 403. */
public abstract class ExplainedRefusal extends ForbiddenException {

    /** @param reason without personal data and secrets */
    protected ExplainedRefusal(String reason) {
        super(reason);
    }
}
