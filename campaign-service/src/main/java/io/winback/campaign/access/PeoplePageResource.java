package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.PersonResource.PersonView;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.FormFields;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/people}: who may sign in, the form that adds a person, and the accounts of the
 * identity provider that are signed in. */
@Path(PeoplePageResource.ADDRESS)
@Blocking
class PeoplePageResource {

    static final String ADDRESS = "/console/people";

    private static final int PAGE_SIZE = 50;
    private static final int MOST_ACCOUNTS = 500;
    private static final int LONGEST_NAME = 100;

    private final People people;
    private final UserSessions sessions;
    private final DefinePerson definePerson;
    private final FormTokens formTokens;

    PeoplePageResource(People people, UserSessions sessions, DefinePerson definePerson, FormTokens formTokens) {
        this.sessions = sessions;
        this.people = people;
        this.definePerson = definePerson;
        this.formTokens = formTokens;
    }

    /**
     * What an administrator typed.
     *
     * @param version that the form was filled with
     */
    record PersonForm(String personId, String displayName, Set<Role> roles, long version) {

        static PersonForm empty() {
            return new PersonForm("", "", Set.of(Role.VIEWER), 0);
        }

        static PersonForm of(Person person) {
            return new PersonForm(person.id(), person.displayName(), person.roles(), person.version());
        }

        static PersonForm read(String personId, MultivaluedMap<String, String> form) {
            var roles = form.getOrDefault("roles", List.of()).stream()
                    .flatMap(name -> Role.withName(name).stream())
                    .filter(Role.grantable()::contains)
                    .collect(Collectors.toUnmodifiableSet());
            var version = text(form, "version");
            return new PersonForm(
                    personId,
                    text(form, "displayName"),
                    roles,
                    version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1);
        }

        /** What is wrong with it; {@code NONE} if nothing is. */
        PersonNotice fault() {
            if (!personId.matches(ExternalId.REGEXP) || personId.startsWith(ExternalId.RESERVED)) {
                return PersonNotice.WRONG_ID;
            }
            if (displayName.isBlank()
                    || displayName.length() > LONGEST_NAME
                    || !displayName.matches(PrintableLine.REGEXP)) {
                return PersonNotice.WRONG_NAME;
            }
            return roles.isEmpty() ? PersonNotice.NO_ROLES : PersonNotice.NONE;
        }

        PersonDefinition definition() {
            return new PersonDefinition(displayName, roles, null);
        }

        static String text(MultivaluedMap<String, String> form, String field) {
            return FormFields.text(form, field).strip();
        }
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language,
                Page<PersonView> people,
                List<ProviderAccount> accounts,
                Set<Role> roles,
                PersonForm form,
                PersonNotice notice,
                String formToken);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(hidden = true)
    public Response page(
            @QueryParam("after") String after,
            @QueryParam(PersonNotice.PARAMETER) String done,
            @Context HttpHeaders headers) {
        return page(200, after, PersonForm.empty(), PersonNotice.ofAddress(done), headers);
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        var typed = PersonForm.read(PersonForm.text(form, "personId"), form);
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, null, typed, PersonNotice.EXPIRED, headers);
        }
        if (typed.fault() != PersonNotice.NONE) {
            return page(422, null, typed, typed.fault(), headers);
        }
        try {
            definePerson.define(typed.personId(), typed.definition(), Precondition.ofNothing());
            return ConsolePage.open(PersonNotice.ADDED.after(ADDRESS + "/" + typed.personId()));
        } catch (Precondition.Changed | Conflict e) {
            return page(409, null, typed, PersonNotice.TAKEN, headers);
        }
    }

    private Response page(int status, String after, PersonForm form, PersonNotice notice, HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var found = people.page(Page.cursor("after", after).orElse(""), PAGE_SIZE + 1);
        var html = Templates.page(
                        language.getLanguage(),
                        Page.of(found, PAGE_SIZE, Person::id).map(PersonView::of),
                        sessions.providerAccounts(MOST_ACCOUNTS),
                        Role.grantable(),
                        form,
                        notice,
                        formTokens.present())
                .setLocale(language)
                .render();
        return ConsolePage.of(status, html);
    }
}
