package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.PeoplePageResource.PersonForm;
import io.winback.campaign.access.PersonResource.PersonView;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code /console/people/{personId}}: the form that changes a person, and the one that deletes the person. */
@Path(PeoplePageResource.ADDRESS + "/{personId}")
@Blocking
class PersonPageResource {

    /** The parameter of an address with the number of sessions that were ended. */
    static final String ENDED = "ended";

    private final People people;
    private final DefinePerson definePerson;
    private final DeletePerson deletePerson;
    private final ShownOnce shownOnce;
    private final FormTokens formTokens;

    PersonPageResource(
            People people,
            DefinePerson definePerson,
            DeletePerson deletePerson,
            ShownOnce shownOnce,
            FormTokens formTokens) {
        this.people = people;
        this.shownOnce = shownOnce;
        this.definePerson = definePerson;
        this.deletePerson = deletePerson;
        this.formTokens = formTokens;
    }

    /**
     * What the page shows beside the forms.
     *
     * @param link a new sign-in link; null without one
     * @param ended the number of sessions that were ended
     */
    record Shown(PersonNotice notice, Link link, int ended) {

        static Shown of(PersonNotice notice) {
            return new Shown(notice, null, 0);
        }
    }

    /** A sign-in link as it is shown once. @param address the whole of it, with the host */
    record Link(String address, Instant expiresAt) {

        private static final String SEPARATOR = "\n";

        /** Reads what {@link #secret} wrote. */
        static Link ofSecret(String secret) {
            var parts = secret.split(SEPARATOR);
            return new Link(parts[0], Instant.parse(parts[1]));
        }

        /** All of it in one text. */
        String secret() {
            return address + SEPARATOR + expiresAt;
        }
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language, PersonView person, Set<Role> roles, PersonForm form, Shown shown, String formToken);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(hidden = true)
    public Response page(
            @PathParam("personId") String personId,
            @QueryParam(PersonNotice.PARAMETER) String done,
            @QueryParam(ENDED) @DefaultValue("0") String ended,
            @Context HttpHeaders headers) {
        var person = existing(people, personId);
        int sessions = ended.matches("[0-9]{1,9}") ? Integer.parseInt(ended) : 0;
        var secret = shownOnce.find(address(personId));
        var link = secret.map(Link::ofSecret).orElse(null);
        var shown = new Shown(PersonNotice.ofAddress(done), link, sessions);
        var answer = page(200, person, PersonForm.of(person), shown, formTokens.present(), headers);
        return secret.isEmpty() ? answer : ConsolePage.withCookie(answer, shownOnce.forget());
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        var person = existing(people, personId);
        var typed = PersonForm.read(personId, form);
        var formToken = formTokens.present();
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, person, typed, Shown.of(PersonNotice.EXPIRED), formToken, headers);
        }
        if (typed.fault() != PersonNotice.NONE) {
            return page(422, person, typed, Shown.of(typed.fault()), formToken, headers);
        }
        try {
            definePerson.define(personId, typed.definition(), Precondition.ofVersion(typed.version()));
            return ConsolePage.open(PersonNotice.SAVED.after(address(personId)));
        } catch (Precondition.Changed e) {
            // The typed values stay, and the page shows the present ones beside them. The next try replaces them.
            var next = new PersonForm(personId, typed.displayName(), typed.roles(), person.version());
            return page(409, person, next, Shown.of(PersonNotice.CHANGED), formToken, headers);
        } catch (Conflict e) {
            return page(409, person, typed, Shown.of(PersonNotice.LAST_ADMINISTRATOR), formToken, headers);
        }
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response delete(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        var person = existing(people, personId);
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return expired(person, formTokens.present(), headers);
        }
        try {
            deletePerson.delete(personId);
            return ConsolePage.open(PersonNotice.DELETED.after(PeoplePageResource.ADDRESS));
        } catch (Conflict e) {
            var shown = Shown.of(PersonNotice.LAST_ADMINISTRATOR);
            return page(409, person, PersonForm.of(person), shown, formTokens.present(), headers);
        }
    }

    /** The address of the form, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed(ADMIN)
    @Path("/deletion")
    @Operation(hidden = true)
    public Response openPage(@PathParam("personId") String personId) {
        return ConsolePage.open(address(personId));
    }

    /** The address of the page of a person. */
    static String address(String personId) {
        return PeoplePageResource.ADDRESS + "/" + URLEncoder.encode(personId, UTF_8);
    }

    /** The page after a form that does not belong to the session. */
    static Response expired(Person person, String formToken, HttpHeaders headers) {
        var shown = Shown.of(PersonNotice.EXPIRED);
        return page(FormTokens.EXPIRED, person, PersonForm.of(person), shown, formToken, headers);
    }

    static Person existing(People people, String personId) {
        return people.findByIdOptional(personId)
                .orElseThrow(() -> new NotFoundException("there is no person " + personId));
    }

    static Response page(
            int status, Person person, PersonForm form, Shown shown, String formToken, HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(
                        language.getLanguage(), PersonView.of(person), Role.grantable(), form, shown, formToken)
                .setLocale(language)
                .render();
        return ConsolePage.of(status, html);
    }
}
