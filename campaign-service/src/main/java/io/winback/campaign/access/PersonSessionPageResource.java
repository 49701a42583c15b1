package io.winback.campaign.access;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.http.ConsolePage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
    private final ShownOnce shownOnce;
    private final FormTokens formTokens;

    PersonSessionPageResource(
            People people,
            CreateSignInLink createSignInLink,
            EndSessionsOfPerson endSessions,
            ShownOnce shownOnce,
            FormTokens formTokens) {
        this.people = people;
        this.createSignInLink = createSignInLink;
        this.endSessions = endSessions;
        this.shownOnce = shownOnce;
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
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return expired(personId, headers);
        }
        var created = createSignInLink.create(personId);
        var address = "%s://%s%s".formatted(request.scheme(), request.authority(), created.path());
        var link = new PersonPageResource.Link(address, created.expiresAt());
        var page = PersonPageResource.address(personId);
        return ConsolePage.withCookie(ConsolePage.open(page), shownOnce.handOver(page, link.secret()));
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/session-ends")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endSessions(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return expired(personId, headers);
        }
        int ended = endSessions.endOf(personId);
        return people.findByIdOptional(personId).isEmpty()
                ? ConsolePage.open(PeoplePageResource.ADDRESS)
                : ConsolePage.open("%s&%s=%d"
                        .formatted(
                                PersonNotice.SESSIONS_ENDED.after(PersonPageResource.address(personId)),
                                PersonPageResource.ENDED,
                                ended));
    }

    /** The address of a form, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed(ADMIN)
    @Path("/sign-in-links")
    @Operation(hidden = true)
    public Response openPageOfLink(@PathParam("personId") String personId) {
        return ConsolePage.open(PersonPageResource.address(personId));
    }

    /** The address of a form, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed(ADMIN)
    @Path("/session-ends")
    @Operation(hidden = true)
    public Response openPageOfSessions(@PathParam("personId") String personId) {
        return ConsolePage.open(PersonPageResource.address(personId));
    }

    /** An account of the identity provider has no page of its own. */
    private Response expired(String personId, HttpHeaders headers) {
        return people.findByIdOptional(personId)
                .map(person -> PersonPageResource.expired(person, formTokens.present(), headers))
                .orElseGet(() -> ConsolePage.open(PersonNotice.EXPIRED.after(PeoplePageResource.ADDRESS)));
    }
}
