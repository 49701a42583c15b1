package io.winback.campaign.definition;

import io.winback.chassis.http.RuleViolation;
import java.util.List;

import static java.util.stream.Collectors.joining;

/** A campaign cannot be activated: it could not send its messages. */
class NotReady extends RuleViolation {

    private static final long serialVersionUID = 1;

    NotReady(List<Field> findings) {
        super(
                "NOT_READY",
                "the campaign is not ready: "
                        + findings.stream()
                                .map(finding -> finding.path() + ": " + finding.message())
                                .collect(joining("; ")),
                findings);
    }
}
