package io.winback.customer.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.AcceptedLanguages;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.SentBack;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/customers}. */
@Path("/v1/customers")
class CustomerResource {

    private final ViewCustomers viewCustomers;
    private final CustomerList customerList;
    private final UpdateProfiles updateProfiles;
    private final PersonalDataPatchReader personalData;
    private final SentBack sentBack;

    CustomerResource(
            ViewCustomers viewCustomers,
            CustomerList customerList,
            UpdateProfiles updateProfiles,
            PersonalDataPatchReader personalData,
            SentBack sentBack) {
        this.viewCustomers = viewCustomers;
        this.customerList = customerList;
        this.personalData = personalData;
        this.updateProfiles = updateProfiles;
        this.sentBack = sentBack;
    }

    @PUT
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "putCustomer")
    @Path("/{customerId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CustomerView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CustomerView.class)))
    public Response put(
            @Context HttpHeaders headers,
            @PathParam("customerId") @ExternalId String customerId,
            @NotNull @Valid PersonalData data) {
        requireAnswered(customerId, headers);
        var replaced = updateProfiles.replace(customerId, data);
        return Response.status(replaced.created() ? 201 : 200)
                .entity(viewCustomers.view(replaced.customer(), reader(headers)))
                .build();
    }

    /** Applies a JSON merge patch (RFC 7396): an absent field stays, null removes. */
    @PATCH
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "patchCustomer")
    @Path("/{customerId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public CustomerView patch(
            @Context HttpHeaders headers,
            @PathParam("customerId") @ExternalId String customerId,
            @RequestBody(
                            description = "A JSON merge patch (RFC 7396): an absent field stays, null removes it.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = PersonalData.class)),
                                @Content(
                                        mediaType = "application/merge-patch+json",
                                        schema = @Schema(implementation = PersonalData.class))
                            })
                    @NotNull
                    JsonNode patch) {
        if (!(patch instanceof ObjectNode object)) {
            throw InvalidInput.inBody("", "must be an object");
        }
        var change = personalData.read(object);
        requireAnswered(customerId, headers);
        return updateProfiles
                .patch(customerId, change)
                .map(customer -> viewCustomers.view(customer, reader(headers)))
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getCustomer")
    @Path("/{customerId}")
    public CustomerView get(@Context HttpHeaders headers, @PathParam("customerId") String customerId) {
        return viewCustomers
                .find(customerId, reader(headers))
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
    }

    /**
     * The customers by revenue, the highest first, and then by id. Amounts of several currencies are compared by the exchange rates of
     * today; currencies without a rate follow, each by itself. The pages after the first keep its order.
     *
     * @param email the exact address, in upper or lower case
     * @param phone the exact number, with its country code
     * @param name each word is the beginning of a word of the customer's name
     */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listCustomers")
    public Page<CustomerView> list(
            @Context HttpHeaders headers,
            @QueryParam("stage") Stage stage,
            @QueryParam("tier") Tier tier,
            @QueryParam("churnReason") ChurnReason churnReason,
            @QueryParam("email") String email,
            @QueryParam("phone") String phone,
            @QueryParam("name") String name,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        viewCustomers.requireSearch(email, phone, name);
        var position = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, ListPosition::parse))
                .orElse(null);
        var reader = reader(headers);
        return customerList
                .page(CustomerFilter.of(stage, tier, churnReason, email, phone, name), position, limit)
                .map(customer -> viewCustomers.view(customer, reader));
    }

    /** The read-only fields that the caller sent back equal the present answer. */
    private void requireAnswered(String customerId, HttpHeaders headers) {
        sentBack.requireEqual("customerId", customerId, () -> viewCustomers
                .find(customerId, reader(headers))
                .orElse(null));
    }

    /** The preferred language of the caller ({@code Accept-Language}). */
    private static Locale reader(HttpHeaders headers) {
        return AcceptedLanguages.of(headers).stream().findFirst().orElse(Locale.ROOT);
    }
}
