package io.winback.customer.erasure;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.ReceivedValue;
import io.winback.chassis.http.StorableInstant;
import io.winback.customer.erasure.ErasureLog.Entry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.OPERATOR;

/**
 * {@code /v1/erasures}: the erasure log, and its replay after a backup is restored.
 */
@Path("/v1/erasures")
@Blocking
class ErasureLogResource {

    private final ErasureLog log;
    private final ReplayErasures replayErasures;
    private final Clock clock;

    ErasureLogResource(ErasureLog log, ReplayErasures replayErasures, Clock clock) {
        this.log = log;
        this.replayErasures = replayErasures;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "listErasures")
    public Page<Entry> list(
            @QueryParam("since") String since,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var position = Page.cursor("after", after).map(cursor -> Page.parsed("after", cursor, Position::parse));
        var from =
                position.orElseGet(() -> new Position(since == null ? Instant.EPOCH : instant(since), new UUID(0, 0)));
        return Page.of(log.from(from.at(), from.erasureId(), limit + 1), limit, entry -> new Position(
                        entry.erasedAt(), entry.erasureId())
                .toString());
    }

    @POST
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "replayErasures")
    @Path("/replay")
    @Consumes(MediaType.WILDCARD)
    public ReplayedErasures replay(@QueryParam("since") String since) {
        return replay(since, null);
    }

    /** @param kept entries that were stored elsewhere; none if the log is complete */
    @POST
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "replayErasures")
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplayedErasures replay(@QueryParam("since") String since, @Valid ErasureList kept) {
        if (since == null) {
            throw new InvalidInput("since", "query", "is required: the time of the restored backup");
        }
        return new ReplayedErasures(replayErasures.replay(
                instant(since), kept == null || kept.erasures() == null ? List.of() : entries(kept.erasures())));
    }

    private List<Entry> entries(List<KeptEntry> kept) {
        var now = clock.instant();
        return IntStream.range(0, kept.size())
                .mapToObj(i -> kept.get(i).entry("erasures[%d].erasedAt".formatted(i), now))
                .toList();
    }

    record ReplayedErasures(int replayed) {}

    record ErasureList(@Size(max = 5_000) List<@NotNull @Valid KeptEntry> erasures) {}

    record KeptEntry(
            @NotNull @ExternalId String customerId,

            @NotNull UUID erasureId,
            @NotNull Instant erasedAt) {

        Entry entry(String field, Instant now) {
            return new Entry(customerId, erasureId, PastInstant.of(field, erasedAt, now));
        }
    }

    private static Instant instant(String text) {
        try {
            return StorableInstant.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "since", "query", "must be a time such as 2026-11-22T03:04:05Z, not " + ReceivedValue.quoted(text));
        }
    }

    private record Position(Instant at, UUID erasureId) {

        static Position parse(String text) {
            var words = text.split(" ");
            if (words.length != 2) {
                throw new IllegalArgumentException(text);
            }
            return new Position(StorableInstant.parse(words[0]), UUID.fromString(words[1]));
        }

        @Override
        public String toString() {
            return at + " " + erasureId;
        }
    }
}
