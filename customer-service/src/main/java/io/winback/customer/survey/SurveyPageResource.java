package io.winback.customer.survey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.WebPage;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.ChurnReason;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /s/{token}}: the survey page, in the customer's language. A GET changes nothing, because mail scanners follow links. */
@Path("/s/{token:.*}")
@Blocking
class SurveyPageResource {

    private final SurveyInvitations invitations;
    private final AnswerSurvey answerSurvey;
    private final Customers customers;
    private final Clock clock;

    SurveyPageResource(SurveyInvitations invitations, AnswerSurvey answerSurvey, Customers customers, Clock clock) {
        this.invitations = invitations;
        this.answerSurvey = answerSurvey;
        this.customers = customers;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance survey(
                String language,
                String style,
                SurveyKind kind,
                SurveyInvitation.State state,
                boolean incomplete,
                List<ChurnReason> reasons,
                List<SatisfactionAspect> aspects);

        static native TemplateInstance thanks(String language, String style);
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token) {
        var invitation = invitation(token);
        return page(invitation, invitation.state(clock.instant()), false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        var invitation = invitation(token);
        var filled = SurveyForm.read(invitation.kind(), form::getFirst);
        if (filled.isEmpty()) {
            return page(invitation, invitation.state(clock.instant()), true);
        }
        var state = answerSurvey.answer(
                invitation.id(),
                filled.get().score(),
                filled.get().comment(),
                filled.get().answers());
        if (state != SurveyInvitation.State.OPEN) {
            return page(invitation, state, false);
        }
        var language = languageOf(invitation);
        return WebPage.of(
                200,
                Templates.thanks(language.getLanguage(), WebPage.STYLE)
                        .setLocale(language)
                        .render());
    }

    private SurveyInvitation invitation(String token) {
        return invitations
                .withToken(token)
                .orElseThrow(() -> new NotFoundException("there is no survey for this link"));
    }

    private Response page(SurveyInvitation invitation, SurveyInvitation.State state, boolean incomplete) {
        var language = languageOf(invitation);
        int status =
                switch (state) {
                    case OPEN -> incomplete ? 400 : 200;
                    case ANSWERED -> 200;
                    case EXPIRED -> 410;
                };
        return WebPage.of(
                status,
                Templates.survey(
                                language.getLanguage(),
                                WebPage.STYLE,
                                invitation.kind(),
                                state,
                                incomplete,
                                SurveyForm.REASONS,
                                List.of(SatisfactionAspect.values()))
                        .setLocale(language)
                        .render());
    }

    private Locale languageOf(SurveyInvitation invitation) {
        var locale = customers
                .findByIdOptional(invitation.customerId())
                .flatMap(customer -> Optional.ofNullable(customer.locale()));
        return locale.isPresent() && !locale.get().startsWith("ja") ? Locale.ENGLISH : Locale.JAPANESE;
    }
}
