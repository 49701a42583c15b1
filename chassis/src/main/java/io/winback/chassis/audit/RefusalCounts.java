package io.winback.chassis.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts equal refusals, so that a caller that is refused a million times gets one entry for each period, not a million. Above
 * a number of different refusals all further ones of the period are counted together.
 */
class RefusalCounts {

    /** The operation of refusals that are counted together. */
    static final String OTHER_OPERATIONS = "others";

    private static final int MOST = 1_000;
    private static final AuditOrigin OTHERS =
            new AuditOrigin(ActorKind.ANONYMOUS, "others", null, "", null, null, OTHER_OPERATIONS);

    /** A refusal without the trace, which differs each time. */
    private record Refusal(AuditOrigin origin, int status) {}

    private final Duration period;
    private final Map<Refusal, Integer> counts = new LinkedHashMap<>();
    private Instant since;

    RefusalCounts(Duration period) {
        this.period = period;
    }

    synchronized void count(AuditOrigin origin, int status, Instant now) {
        since = since == null ? now : since;
        var refusal = new Refusal(withoutTrace(origin), status);
        counts.merge(
                counts.size() < MOST || counts.containsKey(refusal) ? refusal : new Refusal(OTHERS, status),
                1,
                Integer::sum);
    }

    /** The entries of a period that has ended. */
    synchronized List<AuditEntry> take(Instant now) {
        return since == null || now.isBefore(since.plus(period)) ? List.of() : takeAll();
    }

    /** The entries of a period that has not ended. */
    synchronized List<AuditEntry> takeAll() {
        var entries = new ArrayList<AuditEntry>();
        counts.forEach((refusal, times) ->
                entries.add(AuditEntry.ofRefusals(refusal.origin(), refusal.status(), times, since)));
        counts.clear();
        since = null;
        return entries;
    }

    private static AuditOrigin withoutTrace(AuditOrigin origin) {
        return new AuditOrigin(
                origin.actorKind(),
                origin.actor(),
                origin.actedThrough(),
                origin.roles(),
                origin.address(),
                null,
                origin.operation());
    }
}
