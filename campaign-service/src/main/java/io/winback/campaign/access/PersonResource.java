package io.winback.campaign.access;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.SentBack;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /v1/people}: the people who sign in to the console. */
@Path("/v1/people")
@Blocking
class PersonResource {

    private final People people;
    private final DefinePerson definePerson;
    private final DeletePerson deletePerson;
    private final SentBack sentBack;

    PersonResource(People people, DefinePerson definePerson, DeletePerson deletePerson, SentBack sentBack) {
        this.people = people;
        this.definePerson = definePerson;
        this.deletePerson = deletePerson;
        this.sentBack = sentBack;
    }

    @PUT
    @OneAtATime
    @RolesAllowed(ADMIN)
    @Operation(operationId = "putPerson")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version to replace",
            schema = @Schema(type = SchemaType.STRING))
    @Path("/{personId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced. Other roles and a new password end the sessions of the person.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The last person with the role ADMIN keeps it, or the id of another person differs by case only.")
    public Response put(
            @PathParam("personId") @ExternalId String personId,
            @Context Request request,
            @NotNull @Valid PersonDefinition definition) {
        sentBack.requireEqual(
                "personId",
                personId,
                people.findByIdOptional(personId).map(PersonView::of).orElse(null));
        var defined = definePerson.define(personId, definition, Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.person());
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "getPerson")
    @Path("/{personId}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PersonView.class)))
    public Response get(@PathParam("personId") String personId) {
        return answer(
                200,
                people.findByIdOptional(personId)
                        .orElseThrow(() -> new NotFoundException("there is no person " + personId)));
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listPeople")
    public Page<PersonView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(people.page(last, limit + 1), limit, Person::id).map(PersonView::of);
    }

    @DELETE
    @RolesAllowed(ADMIN)
    @Operation(operationId = "deletePerson")
    @Path("/{personId}")
    @APIResponse(responseCode = "204", description = "Deleted, with the sessions of the person.")
    @APIResponse(responseCode = "409", description = "It is the last person with the role ADMIN.")
    public void delete(@PathParam("personId") String personId) {
        deletePerson.delete(personId);
    }

    private static Response answer(int status, Person person) {
        return Precondition.answer(status, PersonView.of(person), person.version());
    }

    /**
     * @param hasPassword false if the person signs in with links only
     * @param signedInAt the last sign-in; absent before the first
     */
    record PersonView(
            String personId,
            String displayName,
            Set<Role> roles,
            boolean hasPassword,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant signedInAt) {

        static PersonView of(Person person) {
            return new PersonView(
                    person.id(),
                    person.displayName(),
                    person.roles(),
                    person.passwordHash().isPresent(),
                    person.createdAt(),
                    person.changedAt(),
                    person.signedInAt().orElse(null));
        }
    }
}
