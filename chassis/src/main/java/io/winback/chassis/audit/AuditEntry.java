package io.winback.chassis.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.EventJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/**
 * One row of the audit log. It holds ids, and no personal data.
 *
 * @param subject the kind and the id, such as {@code customer/hina}; null if there is none
 * @param outcome the HTTP status of the answer; null for a change that was committed, whose answer is not known
 * @param times how many equal refusals the entry stands for; else 1
 * @param changes the fields that changed, as JSON; null if nothing was changed, or if the change has no values
 */
record AuditEntry(
        UUID entryId, Instant at, AuditOrigin origin, String subject, Integer outcome, int times, String changes) {

    AuditEntry {
        // As precise as the database, so that the hash of a stored entry is that of the entry.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    static AuditEntry ofAnswer(AuditOrigin origin, String subject, int status, Instant now) {
        return new AuditEntry(UuidCreator.getTimeOrderedEpoch(), now, origin, subject, status, 1, null);
    }

    static AuditEntry ofRefusals(AuditOrigin origin, int status, int times, Instant since) {
        return new AuditEntry(UuidCreator.getTimeOrderedEpoch(), since, origin, null, status, times, null);
    }

    static AuditEntry ofChange(AuditOrigin origin, String subject, String changes, Instant now) {
        return new AuditEntry(UuidCreator.getTimeOrderedEpoch(), now, origin, subject, null, 1, changes);
    }

    /** The text that the hash covers. Two entries with one different value have different texts. */
    String canonical(long position) {
        return EventJson.write(Arrays.asList(
                position,
                entryId,
                at.toString(),
                origin.actorKind(),
                origin.actor(),
                origin.actedThrough(),
                origin.roles(),
                origin.address(),
                origin.traceId(),
                origin.operation(),
                subject,
                outcome,
                times,
                changes));
    }
}
