package io.winback.offer.terms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.SentBack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/offers}. */
@Path("/v1/offers")
class OfferResource {

    private final Offers offers;
    private final DefineOffer defineOffer;
    private final SentBack sentBack;

    OfferResource(Offers offers, DefineOffer defineOffer, SentBack sentBack) {
        this.offers = offers;
        this.defineOffer = defineOffer;
        this.sentBack = sentBack;
    }

    @PUT
    @OneAtATime
    @RolesAllowed({MARKETER, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putOffer")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version to replace",
            schema = @Schema(type = SchemaType.STRING))
    @Path("/{offerId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OfferView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OfferView.class)))
    public Response put(
            @PathParam("offerId") @ExternalId String offerId,
            @Context Request request,
            @NotNull @Valid OfferTerms terms) {
        sentBack.requireEqual(
                "offerId",
                offerId,
                offers.findByIdOptional(offerId).map(OfferView::of).orElse(null));
        var defined = defineOffer.define(offerId, terms, Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.offer());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "getOffer")
    @Path("/{offerId}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OfferView.class)))
    public Response get(@PathParam("offerId") String offerId) {
        return answer(
                200,
                offers.findByIdOptional(offerId)
                        .orElseThrow(() -> new NotFoundException("there is no offer " + offerId)));
    }

    private static Response answer(int status, Offer offer) {
        return Precondition.answer(status, OfferView.of(offer), offer.version());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "listOffers")
    public Page<OfferView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(offers.after(last, limit + 1), limit, Offer::id).map(OfferView::of);
    }

    record OfferView(String offerId, @JsonUnwrapped OfferTerms terms, Instant changedAt) {

        static OfferView of(Offer offer) {
            return new OfferView(offer.id(), offer.terms(), offer.changedAt());
        }
    }
}
