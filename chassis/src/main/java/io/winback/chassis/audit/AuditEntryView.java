package io.winback.chassis.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An audit entry in REST responses.
 *
 * @param actor the name of the person, the key or the service; the network address of a caller without a credential
 * @param actedThrough the service that called for the actor
 * @param subject the kind and the id, such as {@code customer/hina}
 * @param outcome the HTTP status of the answer; absent for a change, which has an entry only if it was committed
 * @param times how many equal refusals the entry stands for; else 1
 * @param changes the fields that changed; those with personal data have no values
 * @param position in the hash chain; absent until the entry is chained, within seconds
 * @param hash of the entry and of all entries before it
 */
public record AuditEntryView(
        UUID entryId,
        Instant at,
        ActorKind actorKind,
        String actor,
        @Nullable String actedThrough,
        List<String> roles,
        @Nullable String address,
        @Nullable String traceId,
        String operation,
        @Nullable String subject,
        @Nullable Integer outcome,
        int times,
        List<FieldChange> changes,
        @Nullable Long position,
        @Nullable String hash) {

    static AuditEntryView of(ChainedEntry chained) {
        var entry = chained.entry();
        var origin = entry.origin();
        var place = chained.place();
        return new AuditEntryView(
                entry.entryId(),
                entry.at(),
                origin.actorKind(),
                origin.actor(),
                origin.actedThrough(),
                origin.roles().isEmpty() ? List.of() : List.of(origin.roles().split("\\+")),
                origin.address(),
                origin.traceId(),
                origin.operation(),
                entry.subject(),
                entry.outcome(),
                entry.times(),
                entry.changes() == null ? List.of() : EventJson.readBack(entry.changes(), new TypeReference<>() {}),
                place == null ? null : place.position(),
                place == null ? null : place.hash());
    }
}
