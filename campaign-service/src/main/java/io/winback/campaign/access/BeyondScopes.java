package io.winback.campaign.access;

import io.winback.chassis.access.ExplainedRefusal;

/** A key with scopes must not give more access than its scopes. */
public class BeyondScopes extends ExplainedRefusal {

    BeyondScopes(String reason) {
        super(reason);
    }
}
