package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.PeoplePageResource.Notice;
import io.winback.campaign.access.PeoplePageResource.PersonForm;
import io.winback.campaign.access.PersonResource.PersonView;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/people/{personId}}: the form that changes a person, and the one that deletes the person. */
@Path(PeoplePageResource.ADDRESS + "/{personId}")
@Blocking
class PersonPageResource {

    private final People people;
    private final DefinePerson definePerson;
    private final DeletePerson deletePerson;
    private final FormTokens formTokens;

    PersonPageResource(People people, DefinePerson definePerson, DeletePerson deletePerson, FormTokens formTokens) {
        this.people = people;
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
    record Shown(Notice notice, CreateSignInLink.Created link, int ended) {

        static Shown of(Notice notice) {
            return new Shown(notice, null, 0);
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
    public Response page(@PathParam("personId") String personId, @Context HttpHeaders headers) {
        var person = existing(people, personId);
        return page(200, person, PersonForm.of(person), Shown.of(Notice.NONE), formTokens.present(), headers);
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        formTokens.require(form.getFirst(FormTokens.FIELD));
        var person = existing(people, personId);
        var typed = PersonForm.read(personId, form);
        var formToken = formTokens.present();
        if (typed.fault() != Notice.NONE) {
            return page(422, person, typed, Shown.of(typed.fault()), formToken, headers);
        }
        try {
            var changed = definePerson
                    .define(personId, typed.definition(), Precondition.ofVersion(typed.version()))
                    .person();
            return page(200, changed, PersonForm.of(changed), Shown.of(Notice.SAVED), formToken, headers);
        } catch (Precondition.Changed e) {
            // The typed values stay, and the page shows the present ones beside them. The next try replaces them.
            var next = new PersonForm(personId, typed.displayName(), typed.roles(), person.version());
            return page(409, person, next, Shown.of(Notice.CHANGED), formToken, headers);
        } catch (Conflict e) {
            return page(409, person, typed, Shown.of(Notice.LAST_ADMINISTRATOR), formToken, headers);
        }
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response delete(
            @PathParam("personId") String personId, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        formTokens.require(form.getFirst(FormTokens.FIELD));
        var person = existing(people, personId);
        try {
            deletePerson.delete(personId);
            return ConsolePage.open(PeoplePageResource.ADDRESS);
        } catch (Conflict e) {
            var shown = Shown.of(Notice.LAST_ADMINISTRATOR);
            return page(409, person, PersonForm.of(person), shown, formTokens.present(), headers);
        }
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
