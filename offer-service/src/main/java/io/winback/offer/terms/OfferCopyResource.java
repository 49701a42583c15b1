package io.winback.offer.terms;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.Precondition;
import io.winback.offer.terms.OfferResource.OfferView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.MARKETER;

/** {@code /v1/offers/{offerId}}: copies an offer, and deletes one that was never used. */
@Path("/v1/offers")
@Tag(name = "Offer Resource")
class OfferCopyResource {

    private final CopyOffer copyOffer;
    private final DeleteOffer deleteOffer;
    private final IdempotencyKeys keys;

    OfferCopyResource(CopyOffer copyOffer, DeleteOffer deleteOffer, IdempotencyKeys keys) {
        this.copyOffer = copyOffer;
        this.deleteOffer = deleteOffer;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "copyOffer")
    @Path("/{offerId}/copy")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OfferView.class)))
    @APIResponse(responseCode = "409", description = "The new id is taken.")
    public Response copy(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("offerId") String offerId,
            @NotNull @Valid Copy copy) {
        return keys.once(
                key,
                "POST /v1/offers/%s/copy".formatted(offerId),
                copy,
                () -> created(copyOffer.copy(offerId, copy.offerId())));
    }

    private static Response created(Offer copy) {
        return Response.created(URI.create("/v1/offers/" + copy.id()))
                .entity(OfferView.of(copy))
                .tag(Precondition.tag(copy.version()))
                .build();
    }

    @DELETE
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "deleteOffer")
    @Path("/{offerId}")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(
            responseCode = "409",
            description = "Coupons of it were issued, or a campaign that was activated refers to it.")
    public void delete(@PathParam("offerId") String offerId) {
        deleteOffer.delete(offerId);
    }

    /** @param offerId the id of the new offer */
    record Copy(@NotNull @ExternalId String offerId) {}
}
