package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.FormFields;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /console/account}: a person changes the own password, and ends own sessions. */
@Path("/console/account")
@Blocking
class AccountPageResource {

    private static final String ADDRESS = "/console/account";
    private static final String OLD = "old";

    private final LoadAccount loadAccount;
    private final ChangePassword changePassword;
    private final EndOwnSession endOwnSession;
    private final FormTokens formTokens;

    AccountPageResource(
            LoadAccount loadAccount,
            ChangePassword changePassword,
            EndOwnSession endOwnSession,
            FormTokens formTokens) {
        this.loadAccount = loadAccount;
        this.changePassword = changePassword;
        this.endOwnSession = endOwnSession;
        this.formTokens = formTokens;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language, Account account, AccountNotice notice, long minutes, String formToken);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(hidden = true)
    public Response page(@QueryParam(AccountNotice.PARAMETER) String done, @Context HttpHeaders headers) {
        return page(200, AccountNotice.effect(done), 0, headers);
    }

    @POST
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, AccountNotice.EXPIRED, 0, headers);
        }
        var account = loadAccount.load(formTokens.session());
        if (account.person() == null) {
            throw new NotFoundException("the caller has no account");
        }
        var wanted = FormFields.text(form, "new");
        if (!wanted.equals(FormFields.text(form, "repeated"))) {
            return page(422, AccountNotice.NOT_REPEATED, 0, headers);
        }
        try {
            var signedIn = changePassword.change(account.person().personId(), FormFields.text(form, OLD), wanted);
            return Response.fromResponse(ConsolePage.open(AccountNotice.PASSWORD_CHANGED.after(ADDRESS)))
                    .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.with(signedIn.session(), request))
                    .header(HttpHeaders.SET_COOKIE, AccessCookie.DEVICE.with(signedIn.device(), request))
                    .build();
        } catch (WeakPassword e) {
            return page(422, AccountNotice.of(e.fault()), 0, headers);
        } catch (SignInRefused e) {
            return refused(AccountNotice.WRONG_PASSWORD, e, headers);
        }
    }

    @POST
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Path("/session-ends")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endSession(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, AccountNotice.EXPIRED, 0, headers);
        }
        var session = formTokens.session();
        try {
            if (session != null) {
                endOwnSession.end(session, FormFields.text(form, "session"), FormFields.text(form, OLD));
            }
            return ConsolePage.open(AccountNotice.SESSION_ENDED.after(ADDRESS));
        } catch (SignInRefused e) {
            return refused(AccountNotice.SESSION_KEPT, e, headers);
        }
    }

    /** The addresses of the forms, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Path("/password")
    @Operation(hidden = true)
    public Response openPageOfPassword() {
        return ConsolePage.open(ADDRESS);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Path("/session-ends")
    @Operation(hidden = true)
    public Response openPageOfSessions() {
        return ConsolePage.open(ADDRESS);
    }

    private Response refused(AccountNotice notice, SignInRefused refusal, HttpHeaders headers) {
        return page(
                refusal.hasToWait() ? 429 : 422,
                refusal.hasToWait() ? AccountNotice.BLOCKED : notice,
                refusal.minutes(),
                headers);
    }

    private Response page(int status, AccountNotice notice, long minutes, HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(
                        language.getLanguage(),
                        loadAccount.load(formTokens.session()),
                        notice,
                        minutes,
                        formTokens.present())
                .setLocale(language)
                .render();
        return ConsolePage.of(status, html);
    }
}
