package io.winback.campaign.journey;

import io.winback.events.notification.OutreachFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toMap;

/** Ends the journeys whose message could not be sent. */
@ApplicationScoped
public class EndFailedJourneys {

    private final Enrolments enrolments;

    EndFailedJourneys(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Transactional
    public void end(List<OutreachFailed> failures) {
        enrolments.end(failures.stream().collect(toMap(OutreachFailed::decisionId, OutreachFailed::reason)));
    }
}
