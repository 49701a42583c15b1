package io.winback.chassis.inbox;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.OPERATOR;

/** {@code /v1/dead-letters}: lists dead letters and replays them. */
@Path("/v1/dead-letters")
@Blocking
class DeadLettersResource {

    private final DeadLetters deadLetters;
    private final ReplayDeadLetter replayDeadLetter;
    private final PersonalDataAccess access;

    DeadLettersResource(DeadLetters deadLetters, ReplayDeadLetter replayDeadLetter, PersonalDataAccess access) {
        this.deadLetters = deadLetters;
        this.replayDeadLetter = replayDeadLetter;
        this.access = access;
    }

    @GET
    @RolesAllowed({OPERATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listDeadLetters")
    public Page<DeadLetter> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, UUID::fromString))
                .orElse(null);
        boolean showsValues = access.showsWords();
        return Page.of(deadLetters.before(before, limit + 1), limit, letter -> letter.id()
                        .toString())
                .map(letter -> showsValues ? letter : letter.withoutValues());
    }

    @POST
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "replayDeadLetter")
    @APIResponse(
            responseCode = "200",
            description = "Replayed.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Replayed.class)))
    @APIResponse(responseCode = "422", description = "A business rule refuses it; code names the rule.")
    @Path("/{id}/replay")
    public Replayed replay(@PathParam("id") UUID id) {
        return new Replayed(id, replayDeadLetter.replay(id));
    }

    record Replayed(UUID id, Instant replayedAt) {}
}
