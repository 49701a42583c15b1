package io.winback.chassis.inbox;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/** {@code /v1/dead-letters}: lists dead letters and replays them. */
@Path("/v1/dead-letters")
@Blocking
class DeadLettersResource {

    private final DeadLetters deadLetters;
    private final ReplayDeadLetter replayDeadLetter;

    DeadLettersResource(DeadLetters deadLetters, ReplayDeadLetter replayDeadLetter) {
        this.deadLetters = deadLetters;
        this.replayDeadLetter = replayDeadLetter;
    }

    @GET
    public Page<DeadLetter> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, UUID::fromString))
                .orElse(null);
        return Page.of(deadLetters.before(before, limit + 1), limit, letter -> letter.id()
                .toString());
    }

    @POST
    @Path("/{id}/replay")
    public Replayed replay(@PathParam("id") UUID id) {
        return new Replayed(id, replayDeadLetter.replay(id));
    }

    record Replayed(UUID id, Instant replayedAt) {}
}
