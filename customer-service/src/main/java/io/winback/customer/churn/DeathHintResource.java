package io.winback.customer.churn;

import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.AcceptedLanguages;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.StorableInstant;
import io.winback.customer.churn.DeathHint.Question;
import io.winback.customer.churn.DeathHint.Source;
import io.winback.customer.churn.DeathHint.State;
import io.winback.customer.churn.DeathHints.Position;
import io.winback.customer.churn.DecideDeath.Decision;
import io.winback.customer.reasons.EvidencePhrases;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/death-hints}: hints that customers may have died or may live, for a person to decide. */
@Path("/v1/death-hints")
class DeathHintResource {

    private final DeathHints hints;
    private final DecideDeath decideDeath;
    private final IdempotencyKeys keys;

    DeathHintResource(DeathHints hints, DecideDeath decideDeath, IdempotencyKeys keys) {
        this.hints = hints;
        this.decideDeath = decideDeath;
        this.keys = keys;
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listDeathHints")
    public Page<HintView> list(
            @Context HttpHeaders headers,
            @QueryParam("state") State state,
            @QueryParam("customerId") String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var end = Page.cursor("after", after).map(cursor -> Page.parsed("after", cursor, DeathHintResource::position));
        var found = hints.page(state, customerId, end.orElse(null), limit + 1);
        return Page.of(found, limit, hint -> hint.openedAt() + " " + hint.id())
                .map(hint -> HintView.of(hint, reader(headers)));
    }

    private static Position position(String cursor) {
        var space = Math.max(0, cursor.indexOf(' '));
        return new Position(
                StorableInstant.parse(cursor.substring(0, space)), UUID.fromString(cursor.substring(space + 1)));
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getDeathHint")
    @Path("/{hintId}")
    public HintView get(@Context HttpHeaders headers, @PathParam("hintId") UUID hintId) {
        return hints.findByIdOptional(hintId)
                .map(hint -> HintView.of(hint, reader(headers)))
                .orElseThrow(() -> notFound(hintId));
    }

    /** The customer has died. */
    @POST
    @RolesAllowed({SUPPORT, ADMIN})
    @Operation(operationId = "confirmDeathHint")
    @Path("/{hintId}/confirmation")
    @APIResponse(
            responseCode = "200",
            description = "Decided.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HintView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    public Response confirm(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("hintId") UUID hintId,
            @NotNull @Valid Decision decision) {
        return decide(reader(headers), key, "confirmation", hintId, decision, decideDeath::confirm);
    }

    /** The customer is alive. */
    @POST
    @RolesAllowed({SUPPORT, ADMIN})
    @Operation(operationId = "dismissDeathHint")
    @Path("/{hintId}/dismissal")
    @APIResponse(
            responseCode = "200",
            description = "Decided.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HintView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    public Response dismiss(
            @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("hintId") UUID hintId,
            @NotNull @Valid Decision decision) {
        return decide(reader(headers), key, "dismissal", hintId, decision, decideDeath::dismiss);
    }

    private Response decide(
            Locale reader,
            String key,
            String step,
            UUID hintId,
            Decision decision,
            BiFunction<UUID, Decision, Optional<DeathHint>> decide) {
        return keys.once(key, "POST /v1/death-hints/%s/%s".formatted(hintId, step), decision, () -> decide.apply(
                        hintId, decision)
                .map(hint -> Response.ok(HintView.of(hint, reader)).build())
                .orElseThrow(() -> notFound(hintId)));
    }

    private static Locale reader(HttpHeaders headers) {
        return AcceptedLanguages.of(headers).stream().findFirst().orElse(Locale.ROOT);
    }

    private static NotFoundException notFound(UUID hintId) {
        return new NotFoundException("there is no hint " + hintId);
    }

    /** @param evidence the words of the customer, or a phrase of this service in the language of the reader */
    record HintView(
            UUID hintId,
            String customerId,
            Question question,
            Source source,
            @Nullable String sourceId,
            List<String> evidence,
            State state,
            Instant openedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason) {

        static HintView of(DeathHint hint, Locale reader) {
            return new HintView(
                    hint.id(),
                    hint.customerId(),
                    hint.question(),
                    hint.source(),
                    hint.sourceId(),
                    EvidencePhrases.in(reader, hint.evidence()),
                    hint.state(),
                    hint.openedAt(),
                    hint.decidedAt(),
                    hint.decidedBy(),
                    hint.reason());
        }
    }
}
