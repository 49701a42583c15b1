package io.winback.customer.survey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.WebPage;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.security.PermitAll;
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
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /s/{token}}: the survey page, in the customer's language. A GET changes nothing, because mail scanners follow links. */
@Path("/s/{token:.*}")
@Blocking
class SurveyPageResource {

    private final SurveyInvitations invitations;
    private final AnswerSurvey answerSurvey;
    private final Customers customers;
    private final AuditSubject auditSubject;
    private final Clock clock;
    private final Locale defaultLanguage;

    SurveyPageResource(
            SurveyInvitations invitations,
            AnswerSurvey answerSurvey,
            Customers customers,
            AuditSubject auditSubject,
            Clock clock,
            CustomerConfiguration configuration) {
        this.invitations = invitations;
        this.answerSurvey = answerSurvey;
        this.customers = customers;
        this.auditSubject = auditSubject;
        this.clock = clock;
        this.defaultLanguage = WebPage.language(configuration.locale()).orElse(Locale.JAPANESE);
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
                SurveyEntries entries,
                List<ChurnReason> reasons,
                List<SatisfactionAspect> aspects);

        static native TemplateInstance thanks(String language, String style);
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response ask(@PathParam("token") String token, @Context HttpHeaders headers) {
        var invitation = invitation(token);
        return page(invitation, languageOf(invitation, headers), invitation.state(clock.instant()), null);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(
            @PathParam("token") String token, @Context HttpHeaders headers, MultivaluedMap<String, String> form) {
        var invitation = invitation(token);
        auditSubject.setCustomer(invitation.customerId());
        var language = languageOf(invitation, headers);
        var filled = SurveyForm.read(invitation.kind(), form::getFirst);
        if (filled.isEmpty()) {
            return page(invitation, language, invitation.state(clock.instant()), new SurveyEntries(form::getFirst));
        }
        var state = answerSurvey.answer(
                invitation.id(),
                filled.get().score(),
                filled.get().comment(),
                filled.get().answers());
        if (state != SurveyInvitation.State.OPEN) {
            return page(invitation, language, state, null);
        }
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

    /** @param entries of an incomplete answer; null if there is none */
    private static Response page(
            SurveyInvitation invitation, Locale language, SurveyInvitation.State state, SurveyEntries entries) {
        int status =
                switch (state) {
                    case OPEN -> entries == null ? 200 : 400;
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
                                entries != null,
                                entries == null ? SurveyEntries.NONE : entries,
                                SurveyForm.REASONS,
                                List.of(SatisfactionAspect.values()))
                        .setLocale(language)
                        .render());
    }

    /** The language of the customer, else of the browser, else of the deployment. */
    private Locale languageOf(SurveyInvitation invitation, HttpHeaders headers) {
        return customers
                .findByIdOptional(invitation.customerId())
                .flatMap(customer -> WebPage.language(customer.locale()))
                .or(() -> WebPage.language(headers))
                .orElse(defaultLanguage);
    }
}
