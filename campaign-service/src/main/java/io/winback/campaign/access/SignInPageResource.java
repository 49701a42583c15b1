package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.ConsoleCookie;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.FormFields;
import io.winback.chassis.http.WebPage;
import io.winback.chassis.limits.FailedSignIns;
import jakarta.annotation.security.PermitAll;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /sign-in}: the page on which a person signs in to the console, with name and password or with an API key. */
@Path(ConsolePage.SIGN_IN)
@Blocking
class SignInPageResource {

    private static final String KEY = "key";
    private static final String NAME = "name";

    /** The first page of the console. */
    static final String HOME = "/";

    private static final int REFUSED = 422;
    private static final int TOO_MANY = 429;

    private final BeginSession beginSession;
    private final SignIn signIn;
    private final EndEarlierSession endEarlierSession;
    private final SignInForms forms;
    private final FailedSignIns failedSignIns;
    private final IdentityProvider provider;

    SignInPageResource(
            BeginSession beginSession,
            SignIn signIn,
            EndEarlierSession endEarlierSession,
            SignInForms forms,
            FailedSignIns failedSignIns,
            IdentityProvider provider) {
        this.beginSession = beginSession;
        this.signIn = signIn;
        this.endEarlierSession = endEarlierSession;
        this.forms = forms;
        this.failedSignIns = failedSignIns;
        this.provider = provider;
    }

    /** Why the form is shown again. */
    enum Fault {
        NONE,
        WRONG_PASSWORD,
        BLOCKED,
        REFUSED,
        EXPIRED,
        LINK_NOT_USABLE,
        PROVIDER_UNAVAILABLE,
        PROVIDER_REFUSED
    }

    /**
     * What the page shows.
     *
     * @param name that the person typed
     * @param minutes to wait before the next try
     * @param next the page of the console that is opened after the sign-in; empty for the first page
     */
    record Shown(Fault fault, String name, long minutes, String next) {

        static Shown of(Fault fault) {
            return new Shown(fault, "", 0, "");
        }

        /** What a person typed into the form that is shown again. Another address than one of this console is left out. */
        static Shown typed(MultivaluedMap<String, String> form) {
            return new Shown(Fault.NONE, FormFields.text(form, NAME).strip(), 0, own(form.getFirst(ConsolePage.NEXT)));
        }

        Shown with(Fault wrong, long wait) {
            return new Shown(wrong, name, wait, next);
        }

        /** The page that the sign-in opens. */
        String opened() {
            return next.isEmpty() ? HOME : next;
        }

        /** The address of the sign-in at the identity provider, which opens the same page. */
        public String providerAddress() {
            return ConsolePage.withNext(IdentityProvider.SIGN_IN, next);
        }

        static String own(String address) {
            return ConsolePage.isOwn(address) ? address : "";
        }
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language, String style, String formToken, Shown shown, boolean withProvider);
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(
            @QueryParam("fault") IdentityProvider.Fault fault,
            @QueryParam(ConsolePage.NEXT) String next,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var shown = fault == null ? Fault.NONE : Fault.valueOf("PROVIDER_" + fault);
        return page(200, new Shown(shown, "", 0, Shown.own(next)), forms.make(), headers, request);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        var typed = Shown.typed(form);
        if (!forms.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(400, typed.with(Fault.EXPIRED, 0), forms.make(), headers, request);
        }
        return form.containsKey(NAME) && !provider.isEnabled()
                ? withPassword(typed, FormFields.text(form, "password"), headers, request)
                : withKey(typed, FormFields.text(form, KEY).strip(), headers, request);
    }

    private Response withPassword(Shown typed, String password, HttpHeaders headers, HttpServerRequest request) {
        try {
            var signedIn = signIn.signIn(typed.name(), password, ConsoleCookie.DEVICE.value(request));
            endEarlierSession.end(ConsoleCookie.SESSION.value(request));
            return signedIn(signedIn, typed.opened(), request);
        } catch (SignInRefused e) {
            var shown = typed.with(e.hasToWait() ? Fault.BLOCKED : Fault.WRONG_PASSWORD, e.minutes());
            var page = page(e.hasToWait() ? TOO_MANY : REFUSED, shown, forms.make(), headers, request);
            return e.hasToWait()
                    ? Response.fromResponse(page)
                            .header(HttpHeaders.RETRY_AFTER, e.seconds())
                            .build()
                    : page;
        }
    }

    private Response withKey(Shown typed, String key, HttpHeaders headers, HttpServerRequest request) {
        var session = beginSession.begin(key);
        if (session.isPresent()) {
            endEarlierSession.end(ConsoleCookie.SESSION.value(request));
            return signedIn(new SignedIn(session.get(), null), typed.opened(), request);
        }
        // A key cannot be guessed, so that a right one is not limited
        failedSignIns.count();
        return page(REFUSED, typed.with(Fault.REFUSED, 0), forms.make(), headers, request);
    }

    /** Hands the session to the browser, and opens a page of the console. */
    static Response signedIn(SignedIn signedIn, String address, HttpServerRequest request) {
        var answer = Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.with(signedIn.session(), request))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.removed(request));
        if (signedIn.device() != null) {
            answer.header(HttpHeaders.SET_COOKIE, AccessCookie.DEVICE.with(signedIn.device(), request));
        }
        return answer.build();
    }

    private Response page(
            int status, Shown shown, SignInForms.Form form, HttpHeaders headers, HttpServerRequest request) {
        return page(status, shown, form, provider.isEnabled(), headers, request);
    }

    /**
     * @param withProvider whether people sign in with the identity provider, and not with a password
     */
    static Response page(
            int status,
            Shown shown,
            SignInForms.Form form,
            boolean withProvider,
            HttpHeaders headers,
            HttpServerRequest request) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(language.getLanguage(), WebPage.STYLE, form.token(), shown, withProvider)
                .setLocale(language)
                .render();
        return Response.fromResponse(WebPage.of(status, html))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.with(form.cookie(), request))
                .build();
    }
}
