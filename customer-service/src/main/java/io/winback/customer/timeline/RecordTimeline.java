package io.winback.customer.timeline;

import io.winback.events.Channel;
import io.winback.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Adds the events of the other services, the moves of complaints, and consents of systems to the timelines of the customers. */
@ApplicationScoped
public class RecordTimeline {

    /** The source of consents that systems hold, as notification-service names it. */
    private static final String PROFILE = "profile";

    private final TimelineEntries entries;
    private final Clock clock;

    RecordTimeline(TimelineEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @Transactional
    public void record(List<? extends Event> events) {
        var now = clock.instant();
        entries.add(events.stream().map(event -> TimelineFacts.of(event, now)).toList());
    }

    /**
     * A consent of a customer after a system changed it. Consents that customers change themselves are events.
     *
     * @param at the time of the value
     */
    public record SystemConsent(String customerId, Channel channel, boolean granted, Instant at) {}

    @Transactional(MANDATORY)
    public void recordConsents(List<SystemConsent> changed) {
        if (!changed.isEmpty()) {
            entries.add(changed.stream()
                    .map(consent -> TimelineFacts.consent(
                            consent.customerId(), consent.channel(), consent.granted(), consent.at(), PROFILE))
                    .toList());
        }
    }

    /** @param from the names of the states */
    @Transactional(MANDATORY)
    public void recordComplaint(String customerId, UUID complaintId, String from, String to) {
        var now = clock.instant();
        entries.add(List.of(new TimelineEntry(customerId, "COMPLAINT_MOVED", complaintId + "/" + now, now)
                .with("complaintId", complaintId)
                .with("from", from)
                .with("to", to)));
    }
}
