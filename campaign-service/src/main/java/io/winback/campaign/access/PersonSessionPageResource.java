package io.winback.campaign.access;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.campaign.access.PeoplePageResource.Notice;
import io.winback.campaign.access.PeoplePageResource.PersonForm;
import io.winback.campaign.access.PersonPageResource.Shown;
import io.winback.chassis.http.ConsolePage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/people/{personId}}: the forms that make a sign-in link, and that end the sessions of a person. */
@Path(PeoplePageResource.ADDRESS + "/{personId}")
@Blocking
class PersonSessionPageResource {

    private final People people;
    private final CreateSignInLink createSignInLink;
    private final EndSessionsOfPerson endSessions;
    private final FormTokens formTokens;

    PersonSessionPageResource(
            People people, CreateSignInLink createSignInLink, EndSessionsOfPerson endSessions, FormTokens formTokens) {
        this.people = people;
        this.createSignInLink = createSignInLink;
        this.endSessions = endSessions;
        this.formTokens = formTokens;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/sign-in-links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response createLink(
            @PathParam("personId") String personId,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        formTokens.require(form.getFirst(FormTokens.FIELD));
        var created = createSignInLink.create(personId);
        var address = "%s://%s%s".formatted(request.scheme(), request.authority(), created.path());
        var link = new CreateSignInLink.Created(address, created.expiresAt());
        return page(personId, new Shown(Notice.NONE, link, 0), headers);
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/session-ends")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endSessions(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        formTokens.require(form.getFirst(FormTokens.FIELD));
        int ended = endSessions.endOf(personId);
        return people.findByIdOptional(personId).isEmpty()
                ? ConsolePage.open(PeoplePageResource.ADDRESS)
                : page(personId, new Shown(Notice.SESSIONS_ENDED, null, ended), headers);
    }

    private Response page(String personId, Shown shown, HttpHeaders headers) {
        var person = PersonPageResource.existing(people, personId);
        return PersonPageResource.page(200, person, PersonForm.of(person), shown, formTokens.present(), headers);
    }
}
