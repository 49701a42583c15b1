package io.winback.customer.timeline;

import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The table of timeline entries. */
@ApplicationScoped
class TimelineEntries {

    private final Session database;

    TimelineEntries(Session database) {
        this.database = database;
    }

    /**
     * Adds entries of known customers. The lock on the customer waits for an erasure in progress, and then nothing is added: an
     * event that arrives after the erasure leaves no trace.
     */
    @Transactional(MANDATORY)
    void add(List<TimelineEntry> entries) {
        database.createNativeMutationQuery("""
                        insert into timeline_entry (customer_id, kind, entry_id, at, details)
                        select customer.customer_id, entry.kind, entry."entryId", entry.at, entry.details
                        from json_to_recordset(cast(:entries as json)) as entry
                            ("customerId" text, kind text, "entryId" text, at timestamptz, details json)
                        join customer on customer.customer_id = entry."customerId" and not customer.erased
                        order by customer.customer_id
                        for key share of customer
                        on conflict do nothing""")
                .setParameter("entries", EventJson.write(entries))
                .executeUpdate();
    }
}
