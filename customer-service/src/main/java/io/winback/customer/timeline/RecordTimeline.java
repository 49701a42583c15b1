package io.winback.customer.timeline;

import io.winback.events.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Adds the events of the other services, and the moves of complaints, to the timelines of the customers. */
@ApplicationScoped
public class RecordTimeline {

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
