package io.winback.campaign.access.keys;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.FormTokens;
import io.winback.campaign.access.ShownOnce;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/keys}: the issued API keys, with the forms that change them. */
@Path(KeysPageResource.ADDRESS)
@Blocking
class KeysPageResource {

    static final String ADDRESS = "/console/keys";

    /** The page that says that a key was revoked. */
    static final String AFTER_REVOCATION = ADDRESS + "?done=REVOKED";

    static final int PAGE = 50;

    private final KeyViews keyViews;
    private final ShownOnce shownOnce;
    private final FormTokens formTokens;

    KeysPageResource(KeyViews keyViews, ShownOnce shownOnce, FormTokens formTokens) {
        this.keyViews = keyViews;
        this.shownOnce = shownOnce;
        this.formTokens = formTokens;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, KeysContent content, boolean revoked, String formToken);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(hidden = true)
    public Response page(
            @QueryParam("after") String after, @QueryParam("done") String done, @Context HttpHeaders headers) {
        var before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, UUID::fromString))
                .orElse(null);
        var keys = keyViews.page(before, PAGE);
        var secret = shownOnce.find(ADDRESS);
        var issued = secret.map(ShownKey::ofSecret).orElse(null);
        var content = new KeysContent(keys, issued, KeyForm.EMPTY, null);
        var answer = page(200, content, "REVOKED".equals(done), formTokens.present(), headers);
        return secret.isEmpty() ? answer : ConsolePage.withCookie(answer, shownOnce.forget());
    }

    /** The answer of a form that issued a key. */
    static Response open(ShownKey issued, ShownOnce shownOnce) {
        return ConsolePage.withCookie(ConsolePage.open(ADDRESS), shownOnce.handOver(ADDRESS, issued.secret()));
    }

    /** The page after a refused form. @param formToken of the session; null without one */
    static Response page(int status, KeysContent content, String formToken, HttpHeaders headers) {
        return page(status, content, false, formToken, headers);
    }

    private static Response page(
            int status, KeysContent content, boolean revoked, String formToken, HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(language.getLanguage(), content, revoked, formToken)
                .setLocale(language)
                .render();
        return ConsolePage.of(status, html);
    }
}
